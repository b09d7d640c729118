import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../../src-main/shells/content-security-policy.ts';
import { externalLink } from '../../../../src-main/shells/electron/guards/external-links.ts';
import { privilegedSchemes } from '../../../../src-main/shells/electron/addresses/privileged-schemes.ts';
import { createScreensHandler } from '../../../../src-main/shells/electron/addresses/screens-protocol.ts';
import { windowOptions } from '../../../../src-main/shells/electron/window/window-options.ts';

const placement = {
  bounds: { x: 10, y: 20, width: 1_000, height: 800 },
  isMaximised: false,
  isFullScreen: false,
};
const options = (isPackaged: boolean, isDark = false) =>
  windowOptions({ preload: '/app/preload.cjs', placement, isDark, isPackaged, icon: null });

describe('the window', () => {
  it('keeps the page in a sandbox and apart from the preload', () => {
    expect(options(true).webPreferences).toEqual({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('lets only a program that runs from source be looked into', () => {
    expect(options(false).webPreferences).toEqual({ ...options(true).webPreferences, devTools: true });
  });

  it('does not flash', () => {
    expect(options(true)).toMatchObject({ ...placement.bounds, show: false, backgroundColor: '#fafaf8' });
    expect(options(true, true).backgroundColor).toBe('#131312');
  });
});

describe('the content security policy', () => {
  const parse = (headers: Headers) =>
    Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources];
      }),
    );

  it('of the screens lets our own files in and pictures, and nothing inline', async () => {
    const answer = createScreensHandler('/nowhere', () => undefined);
    const response = await answer(new Request('app://lookalike/index.html'));
    expect(parse(response.headers)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'photo:', 'blob:', 'data:'],
      'connect-src': ["'self'"],
      'font-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('in a browser names no protocol that only the desktop program has', () => {
    const policy = parse(new Headers(securityHeaders()));
    expect(policy['img-src']).toEqual(["'self'", 'blob:', 'data:']);
  });
});

it('our protocols may not pass by the policy, nor run workers behind the page', () => {
  for (const { privileges } of privilegedSchemes) {
    expect(privileges).toMatchObject({ standard: true, secure: true, supportFetchAPI: true });
    expect(privileges).not.toHaveProperty('bypassCSP');
    expect(privileges).not.toHaveProperty('allowServiceWorkers');
    expect(privileges).not.toHaveProperty('allowExtensions');
  }
  expect(privilegedSchemes.map(({ scheme }) => scheme)).toEqual(['app', 'photo']);
});

describe('links to the outside', () => {
  it.each([
    'https://github.com/google-research/big_transfer',
    'https://github.com/google-research/big_transfer/blob/master/README.md',
    'https://www.apache.org/licenses/LICENSE-2.0',
  ])('%s opens', (address) => {
    expect(externalLink(address)).toBe(address);
  });

  it.each([
    'http://www.apache.org/licenses/LICENSE-2.0',
    'https://www.apache.org/',
    'https://github.com/google-research/big_transfer_evil',
    'https://github.com/google-research/big_transfer/../../evil/evil',
    'https://github.com/evil/evil',
    'https://evil.test/github.com/google-research/big_transfer',
    'https://github.com@evil.test/google-research/big_transfer',
    'https://me@github.com/google-research/big_transfer',
    'https://github.com:8443/google-research/big_transfer',
    'https://github.com.evil.test/google-research/big_transfer',
    'file:///etc/passwd',
    'smb://server/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'lookalike://similar?path=/a.jpg',
    '\\\\server\\share',
    '',
  ])('%s does not', (address) => {
    expect(externalLink(address)).toBeNull();
  });
});
