/*
 * What runs inside pages, by its source, so nothing here may use another module. The types are the little of a
 * browser that is needed: these files are checked as programs for Node.
 */

interface Listened {
  addEventListener(name: string, listener: (event: { detail: Call; ports?: DomPort[] }) => void): void;
  dispatchEvent(event: unknown): boolean;
}
interface Call {
  name: string;
  key: string;
  args: unknown[];
  shape: string[];
}
interface DomPort {
  onmessage: ((event: { data: unknown; ports: DomPort[] }) => void) | null;
  addEventListener(
    name: 'message',
    listener: (event: { data: unknown; stopImmediatePropagation: () => void }) => void,
  ): void;
  dispatchEvent(event: unknown): void;
  postMessage(message: unknown, transfer?: DomPort[]): void;
  close: () => void;
}
interface World extends Listened {
  window: World;
  top: World;
  MessageChannel: new () => { port1: DomPort; port2: DomPort };
  CustomEvent: new (name: string, init: { detail: unknown }) => unknown;
  /** Added over CDP: takes text to the main process. */
  standInSend?: (text: string) => void;
  standInReceive?: (text: string) => void;
}
interface Codec {
  encode: (message: unknown) => string;
  decode: (text: string) => unknown;
}
interface Frame {
  type: string;
  channel: string;
  args: unknown[];
  port: string;
  ports: string[];
  data: unknown;
  id: number;
  error?: string;
  files: Record<string, string>;
}

/** The preload's world: a `require('electron')` as a sandboxed preload knows it, and nothing else. */
export function isolatedWorld(world: World, { encode, decode }: Codec, preload: (electron: unknown) => void) {
  if (world.top !== world.window) return;
  const send = (frame: object): void => {
    world.standInSend?.(encode(frame));
  };

  /** Electron tells a page that the other end of a port was closed; browsers have no such event, so it goes as a message. */
  const closed = 'stand-in: closed';
  const ports = new Map<string, DomPort>();
  let given = 0;
  const keep = (name: string, port: DomPort): void => {
    ports.set(name, port);
    port.onmessage = ({ data, ports: passed }) => {
      if (data !== closed) send({ type: 'port-message', port: name, data, ports: passed.map(give) });
      else if (ports.delete(name)) send({ type: 'port-close', port: name });
    };
  };
  const give = (port: DomPort): string => {
    given += 1;
    keep(`page${given}`, port);
    return `page${given}`;
  };
  const take = (name: string): DomPort => {
    const { port1, port2 } = new world.MessageChannel();
    keep(name, port1);
    return port2;
  };

  type Listener = (event: unknown, ...args: unknown[]) => void;
  const listeners = new Map<string, Listener[]>();
  const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const files: Record<string, string> = {};
  let lastId = 0;
  const arrived: Record<string, (frame: Frame) => void> = {
    'port-message': ({ port, data, ports: passed }) => ports.get(port)?.postMessage(data, passed.map(take)),
    'port-close': ({ port }) => {
      ports.get(port)?.postMessage(closed);
      ports.delete(port);
    },
    ipc: ({ channel, args, ports: passed }) => {
      const event = { sender: ipcRenderer, ports: passed.map(take) };
      for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
    },
    reply: ({ id, data, error }) => {
      const call = asked.get(id);
      asked.delete(id);
      if (error === undefined) call?.resolve(data);
      else call?.reject(new Error(error));
    },
    files: ({ files: more }) => {
      Object.assign(files, more);
    },
  };
  world.standInReceive = (text) => {
    const frame = decode(text) as Frame;
    arrived[frame.type]?.(frame);
  };

  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => {
      send({ type: 'send', channel, args });
    },
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        asked.set(lastId, { resolve, reject });
        send({ type: 'invoke', id: lastId, channel, args });
      }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
  };
  // Functions are called across the worlds through events, whose values the browser itself clones on the way.
  const exposed = new Map<string, Record<string, (...args: unknown[]) => unknown>>();
  world.addEventListener('stand-in-call', ({ detail: { name, key, args } }) => {
    const result = exposed.get(name)?.[key]?.(...args);
    world.dispatchEvent(new world.CustomEvent('stand-in-result', { detail: result }));
  });
  const contextBridge = {
    exposeInMainWorld: (name: string, api: Record<string, (...args: unknown[]) => unknown>) => {
      exposed.set(name, api);
      const detail = { name, shape: Object.keys(api), key: '', args: [] };
      world.dispatchEvent(new world.CustomEvent('stand-in-expose', { detail }));
    },
  };
  const webUtils = { getPathForFile: (file: { name: string }) => files[file.name] ?? '' };
  preload({ ipcRenderer, contextBridge, webUtils });
}

interface PageWorld extends World {
  open: (address?: string, ...more: string[]) => unknown;
  MessagePort: { prototype: DomPort };
  Event: new (name: string) => unknown;
  XMLHttpRequest: new () => { open: (...args: unknown[]) => void; send: () => void; responseText: string };
  URL: new (address: string, base: string) => { href: string };
  document: { baseURI: string };
  HTMLImageElement: { prototype: object };
  Element: { prototype: { setAttribute: (name: string, value: string) => void } };
}

/** The page's own world: takes up what the preload exposes. */
export function mainWorld(world: PageWorld) {
  world.addEventListener('stand-in-expose', ({ detail: { name, shape } }) => {
    const call = (key: string, args: unknown[]): unknown => {
      let result: unknown;
      const take = (event: { detail: unknown }): void => {
        result = event.detail;
      };
      world.addEventListener('stand-in-result', take);
      world.dispatchEvent(new world.CustomEvent('stand-in-call', { detail: { name, key, args, shape: [] } }));
      return result ?? undefined;
    };
    const api = Object.fromEntries(shape.map((key) => [key, (...args: unknown[]) => call(key, args)]));
    Object.defineProperty(world, name, { value: Object.freeze(api), enumerable: true });
  });
  readablePictures(world);
  closingPorts(world);

  // The program decides before there is a window, as in Electron; only a synchronous request can wait for it.
  const { open } = world;
  world.open = (address = 'about:blank', ...more) => {
    const request = new world.XMLHttpRequest();
    const { href } = new world.URL(address, world.document.baseURI);
    request.open('GET', `https://lookalike.test/stand-in/open?${encodeURIComponent(href)}`, false);
    request.send();
    return request.responseText === 'allow' ? open(address, ...more) : null;
  };

  /** The other side of what the preload's world says of closed ports. */
  function closingPorts({ MessagePort, Event }: PageWorld): void {
    const closed = 'stand-in: closed';
    const { close } = MessagePort.prototype;
    MessagePort.prototype.close = function (this: DomPort) {
      this.postMessage(closed);
      close.call(this);
    };
    world.addEventListener('message', ({ ports = [] }) => {
      for (const port of ports) {
        port.addEventListener('message', (event) => {
          if (event.data !== closed) return;
          event.stopImmediatePropagation();
          port.dispatchEvent(new Event('close'));
        });
      }
    });
  }

  /** Chromium asks no scheme of ours with CORS: pictures that a page wants to read are asked for over https. */
  function readablePictures({ HTMLImageElement, Element }: PageWorld): void {
    interface Picture {
      crossOrigin: string | null;
    }
    const address = (picture: Picture, value: string): string =>
      picture.crossOrigin === null
        ? value
        : value.replace(/^photo:\/\/(\w+)\//, 'https://$1.photo.lookalike.test/');
    const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
    Object.defineProperty(HTMLImageElement.prototype, 'src', {
      ...src,
      set(this: Picture, value: unknown) {
        src?.set?.call(this, address(this, String(value)));
      },
    });
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (this: Picture, name, value) {
      setAttribute.call(this, name, name === 'src' && 'crossOrigin' in this ? address(this, value) : value);
    };
  }
}
