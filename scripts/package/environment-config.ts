/**
 * What the packager is told by the environment: where updates come from, who answers for the packages, and with which
 * certificate Windows programs are signed.
 *
 * @throws Error where what is there cannot be used, or a copy that updates itself would name nobody
 */
export function environmentConfig(environment: NodeJS.ProcessEnv, cuda: boolean): object {
  const feed = updateFeed(given(environment, 'LOOKALIKE_UPDATE_FEED'));
  const maintainer = maintainerOf(environment);
  if (feed !== null && maintainer === null) {
    throw new Error(
      'LOOKALIKE_UPDATE_FEED is set, and LOOKALIKE_MAINTAINER is not: a release says who maintains it, as Name <address>.',
    );
  }
  return {
    // Two variants cannot share one feed: whoever chose CUDA would be brought back to the base variant.
    publish: cuda ? null : feed,
    ...homepage(feed, given(environment, 'GITHUB_REPOSITORY')),
    ...(maintainer === null ? {} : { linux: { maintainer } }),
    ...windowsSigning(environment),
  };
}

/** In a workflow a secret or variable that does not exist is an empty text. */
function given(environment: NodeJS.ProcessEnv, name: string): string | null {
  const value = environment[name];
  return value === undefined || value === '' ? null : value;
}

type Feed = { provider: 'github'; owner: string; repo: string } | { provider: 'generic'; url: string };

/**
 * Where the program looks for updates once a person agreed: `github:owner/name`, or an address of a folder. Without
 * one it has nowhere to look.
 */
function updateFeed(feed: string | null): Feed | null {
  if (feed === null) return null;
  const [, owner, repo] = /^github:([\w.-]+)\/([\w.-]+)$/.exec(feed) ?? [];
  if (owner !== undefined && repo !== undefined) return { provider: 'github', owner, repo };
  if (feed.startsWith('https://')) return { provider: 'generic', url: feed };
  throw new Error(`LOOKALIKE_UPDATE_FEED is '${feed}': it has to be github:owner/name or an https address.`);
}

/**
 * Whom the packages name; null: nobody is said.
 *
 * @throws Error where that is no person with an address
 */
export function maintainerOf(environment: NodeJS.ProcessEnv): string | null {
  const maintainer = given(environment, 'LOOKALIKE_MAINTAINER');
  if (maintainer === null || /^[^<>]+ <[^<>@\s]+@[^<>@\s]+>$/.test(maintainer)) return maintainer;
  throw new Error(`LOOKALIKE_MAINTAINER is '${maintainer}': it has to be Name <address>.`);
}

/** Where the packages say that they come from. */
function homepage(feed: Feed | null, repository: string | null): object {
  if (feed?.provider === 'generic') return { extraMetadata: { homepage: feed.url } };
  const name = feed === null ? repository : `${feed.owner}/${feed.repo}`;
  return name === null ? {} : { extraMetadata: { homepage: `https://github.com/${name}` } };
}

/**
 * The publisher's name lands beside the program, and without it the updater would skip the check of Windows'
 * signatures. The certificate itself is CSC_LINK's, or lies at Azure.
 */
function windowsSigning(environment: NodeJS.ProcessEnv): object {
  const publisherName = given(environment, 'LOOKALIKE_PUBLISHER');
  const endpoint = given(environment, 'AZURE_SIGNING_ENDPOINT');
  if (publisherName === null) return {};
  if (endpoint === null) return { forceCodeSigning: true, win: { signtoolOptions: { publisherName } } };
  return {
    forceCodeSigning: true,
    win: {
      azureSignOptions: {
        publisherName,
        endpoint,
        codeSigningAccountName: environment.AZURE_SIGNING_ACCOUNT,
        certificateProfileName: environment.AZURE_SIGNING_PROFILE,
      },
    },
  };
}
