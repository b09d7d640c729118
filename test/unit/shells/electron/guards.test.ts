import { beforeEach, describe, expect, it, vi } from 'vitest';
import { guardAllContents } from '../../../../src-main/shells/electron/guards/guards.ts';
import { FakeApp, type FakeContents, FakeSession } from './fake-contents.ts';

const ours = ['app://lookalike/index.html', 'app://lookalike/', 'app://lookalike/index.html#/map'];
const foreign = [
  'https://evil.test/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://lookalike/1',
  'javascript:alert(1)',
  'app://evil/index.html',
  'app://lookalike.evil/index.html',
  'app://lookalike@evil/index.html',
  'app://user@lookalike/index.html',
  'app://lookalike:80/index.html',
  'photo://thumbnail/1',
  'devtools://devtools/bundled/inspector.html',
  'lookalike://similar?path=/a.jpg',
  'not an address',
  '',
];

let app: FakeApp;
let contents: FakeContents;
let logged: string[];
const openExternal = vi.fn(() => Promise.resolve());
const chooseScreenSource = vi.fn(() => Promise.resolve<{ id: string; name: string } | null>(null));

function guard(isPackaged: boolean): void {
  app = new FakeApp();
  logged = [];
  guardAllContents(app.asApp, {
    ...{ isPackaged, openExternal, chooseScreenSource },
    downloadsDir: () => '/home/me/Downloads',
    log: (line) => logged.push(line),
  });
  contents = app.make();
}

beforeEach(() => {
  vi.clearAllMocks();
  guard(true);
});

describe('a page', () => {
  it.each(['will-navigate', 'will-redirect'])('goes to our screens and nowhere else: %s', (name) => {
    for (const url of ours) expect(contents.isRefused(name, { url })).toBe(false);
    for (const url of foreign) expect([url, contents.isRefused(name, { url })]).toEqual([url, true]);
    expect(logged).toHaveLength(foreign.length);
  });

  it('shows nothing in a frame, not even our screens', () => {
    for (const url of ours) {
      expect(contents.isRefused('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    }
    for (const url of [...ours, ...foreign]) {
      expect(contents.isRefused('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
    }
  });

  it('holds no webview', () => {
    expect(contents.isRefused('will-attach-webview')).toBe(true);
  });

  it('opens no window, ours neither', () => {
    for (const url of [...ours, ...foreign]) expect(contents.open({ url })).toEqual({ action: 'deny' });
    expect(openExternal).not.toHaveBeenCalled();
  });

  it('sends the person to places that Lookalike names, in their own browser', () => {
    const licence = 'https://www.apache.org/licenses/LICENSE-2.0';
    expect(contents.open({ url: licence })).toEqual({ action: 'deny' });
    expect(openExternal).toHaveBeenCalledExactlyOnceWith(licence);
  });

  it('is not looked behind in an installed program', () => {
    contents.emit('devtools-opened');
    expect(contents.closeDevTools).toHaveBeenCalled();
    guard(false);
    contents.emit('devtools-opened');
    expect(contents.closeDevTools).not.toHaveBeenCalled();
  });

  it('is guarded whoever made it and whatever session it has', () => {
    const other = app.make();
    expect(other.isRefused('will-navigate', { url: 'https://evil.test/' })).toBe(true);
    expect(other.session.isCancelled('https://evil.test/')).toBe(true);
    const shared = new FakeSession();
    app.make(shared);
    const before = shared.listenerCount('will-download');
    app.make(shared);
    expect([before, shared.listenerCount('will-download')]).toEqual([1, 1]);
  });

  it('writes nothing into the log but plain text of a reasonable length', () => {
    contents.isRefused('will-navigate', { url: `https://evil.test/\n\x1b[31m${'x'.repeat(10_000)}` });
    expect(logged[0]!.length).toBeLessThan(300);
    expect(logged[0]).not.toMatch(/\p{Cc}/u);
  });
});

describe('requests', () => {
  it('go to our own protocols alone', () => {
    const { session } = contents;
    for (const url of [
      ...ours,
      'photo://thumbnail/1',
      'blob:app://lookalike/1',
      'data:image/png;base64,AA==',
    ]) {
      expect([url, session.isCancelled(url)]).toEqual([url, false]);
    }
    for (const url of [
      'https://evil.test/',
      'http://localhost/',
      'ws://localhost/',
      'wss://evil.test',
      'ftp://a/',
    ]) {
      expect([url, session.isCancelled(url)]).toEqual([url, true]);
    }
    for (const url of [
      'file:///etc/passwd',
      'app://evil/a.js',
      'chrome://gpu',
      'chrome-extension://a/b.js',
      '',
    ]) {
      expect([url, session.isCancelled(url)]).toEqual([url, true]);
    }
  });

  it('of the developer tools are served only in a program that runs from source', () => {
    const tools = 'devtools://devtools/bundled/inspector.html';
    expect(contents.session.isCancelled(tools)).toBe(true);
    guard(false);
    expect(contents.session.isCancelled(tools)).toBe(false);
  });

  it('for dictionaries are never made', () => {
    expect(contents.session.setSpellCheckerEnabled).toHaveBeenCalledExactlyOnceWith(false);
  });
});

describe('downloads', () => {
  function download(chain: string[], asker: unknown = contents) {
    const item = {
      getURLChain: () => chain,
      getFilename: () => '../../.bashrc',
      setSaveDialogOptions: vi.fn(),
    };
    const event = { preventDefault: vi.fn() };
    contents.session.emit('will-download', event, item, asker);
    return {
      refused: event.preventDefault.mock.calls.length > 0,
      options: item.setSaveDialogOptions.mock.calls,
    };
  }

  it('of what our page made go where the person says', () => {
    const made = download(['blob:app://lookalike/0a1b']);
    expect(made).toEqual({ refused: false, options: [[{ defaultPath: '/home/me/Downloads/.bashrc' }]] });
  });

  it('of anything else, or by anybody else, are refused', () => {
    expect(download(['https://evil.test/a.exe']).refused).toBe(true);
    expect(download(['app://lookalike/index.html']).refused).toBe(true);
    expect(download(['blob:https://evil.test/1']).refused).toBe(true);
    expect(download(['blob:app://lookalike/1', 'https://evil.test/']).refused).toBe(true);
    expect(download([]).refused).toBe(true);
    expect(download(['blob:app://lookalike/1'], null).refused).toBe(true);
    contents.url = 'https://evil.test/';
    expect(download(['blob:app://lookalike/1']).refused).toBe(true);
  });
});
