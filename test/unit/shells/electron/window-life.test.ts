import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { expect, it, vi } from 'vitest';
import { endInOrder } from '../../../../src-main/shells/electron/app-ending.ts';
import { chooseScreenSource } from '../../../../src-main/shells/electron/guards/screen-choice.ts';

class FakeApp extends EventEmitter {
  exit = vi.fn();
  quit = vi.fn();
  relaunch = vi.fn();
  /** As Electron does it: windows are closed between the two. Answers whether the program stays for now. */
  askToQuit(): boolean {
    const event = { preventDefault: vi.fn() };
    this.emit('before-quit', event);
    this.emit('will-quit', event);
    return event.preventDefault.mock.calls.length > 0;
  }
}

function ending(steps: () => Promise<void>, environment: NodeJS.ProcessEnv = {}) {
  const app = new FakeApp();
  const logged: string[] = [];
  const begun = endInOrder(app as unknown as Parameters<typeof endInOrder>[0], steps, environment, (line) => {
    logged.push(line);
  });
  return { app, ending: begun, logged };
}

it('the program leaves when everything is finished, and not before', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const { app, ending: end } = ending(() => promise);
  expect(end.hasBegun).toBe(false);
  expect(app.askToQuit()).toBe(true);
  expect(end.hasBegun).toBe(true);
  await Promise.resolve();
  expect(app.exit).not.toHaveBeenCalled();
  resolve(undefined);
  await vi.waitFor(() => {
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(0);
  });
});

it('who quits twice does not wait', () => {
  const { app } = ending(() => new Promise(() => undefined));
  app.askToQuit();
  expect(app.exit).not.toHaveBeenCalled();
  app.askToQuit();
  expect(app.exit).toHaveBeenCalledWith(0);
});

it('something that cannot be finished keeps nobody from leaving', async () => {
  const { app, logged } = ending(() => Promise.reject(new Error('disk full')));
  app.askToQuit();
  await vi.waitFor(() => {
    expect(app.exit).toHaveBeenCalledWith(0);
  });
  expect(logged).toEqual(['not everything could be finished: disk full']);
});

it('what an update finished is not finished again', async () => {
  const steps = vi.fn(() => Promise.resolve());
  const { app, ending: end } = ending(steps);
  await end.finish();
  app.askToQuit();
  await vi.waitFor(() => {
    expect(app.exit).toHaveBeenCalledWith(0);
  });
  expect(steps).toHaveBeenCalledOnce();
});

it('a program that is wanted again starts once, for the last wish, from where it will still be', () => {
  const relaunched = (wishes: string[][], environment: NodeJS.ProcessEnv = {}) => {
    const { app, ending: end } = ending(() => new Promise(() => undefined), environment);
    app.askToQuit();
    for (const wish of wishes) end.startAgain(wish);
    expect(app.relaunch).not.toHaveBeenCalled();
    end.leave();
    end.leave();
    expect(app.exit).toHaveBeenCalledWith(0);
    return app.relaunch.mock.calls;
  };
  const [first, last] = [
    ['--similar', '/a.jpg'],
    ['--similar', '/b.jpg'],
  ];
  expect(relaunched([])).toEqual([]);
  expect(relaunched([first, last])).toEqual([[{ args: last }]]);
  const image = '/apps/Lookalike.AppImage';
  expect(relaunched([[]], { APPIMAGE: image })).toEqual([[{ args: [], execPath: image }]]);
  const portable = 'E:\\Lookalike.exe';
  expect(relaunched([[]], { PORTABLE_EXECUTABLE_FILE: portable })).toEqual([
    [{ args: [], execPath: portable }],
  ]);
});

it('what it is wanted for while it finishes is done when it has', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const { app, ending: end } = ending(() => promise);
  app.askToQuit();
  end.startAgain(['--library', '/mine']);
  resolve(undefined);
  await vi.waitFor(() => {
    expect(app.exit).toHaveBeenCalledWith(0);
  });
  expect(app.relaunch).toHaveBeenCalledExactlyOnceWith({ args: ['--library', '/mine'] });
});

const own = { id: 'window:7:1', name: 'Lookalike' };
const sources = [{ id: 'screen:0:0', name: 'Screen' }, own, { id: 'window:9:0', name: 'Cats & dogs' }];

function screenChoice(press: string | null, environment: NodeJS.ProcessEnv = {}) {
  const menu = vi.fn<(template: MenuItemConstructorOptions[]) => void>();
  const parts = {
    desktopCapturer: { getSources: () => Promise.resolve(sources) },
    menuFrom: (template: MenuItemConstructorOptions[]) => {
      menu(template);
      return {
        popup: (options?: Electron.PopupOptions) => {
          // The order of Linux: it is closed, and then it tells what was clicked.
          options?.callback?.();
          const item = template.find(({ label }) => label === press);
          item?.click?.(undefined as never, undefined, undefined as never);
        },
      };
    },
    window: { getMediaSourceId: () => own.id },
    environment,
  };
  const chosen = chooseScreenSource(parts as unknown as Parameters<typeof chooseScreenSource>[0]);
  return { chosen, menu };
}

it('a person points at the screen or the window that the page gets a picture of', async () => {
  const { chosen, menu } = screenChoice('Cats && dogs');
  expect(await chosen).toEqual({ id: 'window:9:0', name: 'Cats & dogs' });
  const labels = menu.mock.lastCall![0].map(({ label, type }) => label ?? type);
  expect(labels).toEqual(['Screen', 'separator', 'Cats && dogs']);
  expect(await screenChoice(null).chosen).toBeNull();
});

it('on Wayland the desktop has asked them already', async () => {
  const { chosen, menu } = screenChoice(null, { XDG_SESSION_TYPE: 'wayland' });
  expect(await chosen).toEqual({ id: 'screen:0:0', name: 'Screen' });
  expect(menu).not.toHaveBeenCalled();
});
