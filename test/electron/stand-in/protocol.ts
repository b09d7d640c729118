import type Electron from 'electron';
import { isPrivileged, rememberSchemes } from './addresses.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Part = Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'isProtocolHandled' | 'unhandle'>;

const handlers = new Map<string, Handler>();
let isReady = false;

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    rememberSchemes(schemes);
  },
  handle: (scheme: string, handler: Handler) => {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    // Without these neither a page nor its scripts could be loaded from there.
    if (scheme === 'app' && !(isPrivileged('app', 'standard') && isPrivileged('app', 'secure'))) {
      throw new Error(`The scheme ${scheme} was not registered as standard and secure.`);
    }
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Part & { handle: unknown };

export const handlerOf = (address: string): Handler | undefined =>
  handlers.get(new URL(address).protocol.slice(0, -1));

export function closeRegistration(): void {
  isReady = true;
}
