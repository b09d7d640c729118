import { expect, test } from 'vitest';
import { environmentConfig } from '../../../../scripts/package/environment-config.ts';

const LOOKALIKE_MAINTAINER = 'Ada <ada@example.org>';

test('asks for nothing where nothing is said', () => {
  expect(environmentConfig({}, false)).toEqual({ publish: null });
  // As a workflow says of what it does not have.
  expect(
    environmentConfig(
      { LOOKALIKE_UPDATE_FEED: '', LOOKALIKE_MAINTAINER: '', LOOKALIKE_PUBLISHER: '' },
      false,
    ),
  ).toEqual({ publish: null });
});

test('names the maintainer and the place of the updates in the packages, and no address that nobody has', () => {
  const github = { LOOKALIKE_UPDATE_FEED: 'github:ada/lookalike', LOOKALIKE_MAINTAINER };
  expect(environmentConfig({ ...github, GITHUB_REPOSITORY: 'eve/fork' }, false)).toEqual({
    publish: { provider: 'github', owner: 'ada', repo: 'lookalike' },
    extraMetadata: { homepage: 'https://github.com/ada/lookalike' },
    linux: { maintainer: LOOKALIKE_MAINTAINER },
  });
  const folder = { LOOKALIKE_UPDATE_FEED: 'https://example.org/lookalike', LOOKALIKE_MAINTAINER };
  expect(environmentConfig(folder, false)).toEqual({
    publish: { provider: 'generic', url: 'https://example.org/lookalike' },
    extraMetadata: { homepage: 'https://example.org/lookalike' },
    linux: { maintainer: LOOKALIKE_MAINTAINER },
  });
});

test('refuses updates without a maintainer, also for the variant that has no feed', () => {
  const environment = { LOOKALIKE_UPDATE_FEED: 'github:ada/lookalike' };
  for (const cuda of [false, true]) {
    expect(() => environmentConfig(environment, cuda)).toThrow('LOOKALIKE_MAINTAINER is not');
  }
  expect(environmentConfig({ ...environment, LOOKALIKE_MAINTAINER }, true)).toMatchObject({ publish: null });
});

test.each(['Ada', 'ada@example.org', '<ada@example.org>', 'Ada <nobody>'])(
  'refuses %s as a maintainer',
  (maintainer) => {
    expect(() => environmentConfig({ LOOKALIKE_MAINTAINER: maintainer }, false)).toThrow('Name <address>');
  },
);

test('refuses a feed that is no place', () => {
  expect(() =>
    environmentConfig({ LOOKALIKE_UPDATE_FEED: 'http://example.org', LOOKALIKE_MAINTAINER }, false),
  ).toThrow('github:owner/name');
});

test('has to sign what has a publisher, with a certificate or at Azure', () => {
  expect(environmentConfig({ LOOKALIKE_PUBLISHER: 'Ada' }, false)).toEqual({
    publish: null,
    forceCodeSigning: true,
    win: { signtoolOptions: { publisherName: 'Ada' } },
  });
  const azure = {
    LOOKALIKE_PUBLISHER: 'Ada',
    AZURE_SIGNING_ENDPOINT: 'https://sign.example.org',
    AZURE_SIGNING_ACCOUNT: 'account',
    AZURE_SIGNING_PROFILE: 'profile',
  };
  expect(environmentConfig(azure, false)).toMatchObject({
    win: { azureSignOptions: { publisherName: 'Ada', endpoint: 'https://sign.example.org' } },
  });
});
