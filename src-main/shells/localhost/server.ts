import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { CodedError, errorCode } from '../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../serve/dispatch.ts';
import type { Engine } from '../../serve/engine.ts';
import { createAccess } from './access.ts';
import { createRequestListener } from './requests.ts';

export interface LocalhostOptions {
  engine: Engine;
  /** Folder with the built renderer: index.html and its assets. */
  rendererDir: string;
  /** 0 or left out: any free port. */
  port?: number;
  log: Log;
}

export interface LocalhostServer {
  /** What a person opens: with the token, so keep it off shared screens. */
  readonly address: string;
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  /** Ends all connections. The engine stays open; whoever made it closes it. */
  close(): Promise<void>;
}

/**
 * Serves the renderer and the engine to browsers of this machine only. Throws CodedError 'port-in-use',
 * 'port-not-allowed' or 'screens-missing'.
 */
export async function startLocalhostServer(options: LocalhostOptions): Promise<LocalhostServer> {
  const { engine, rendererDir, log } = options;
  if (!existsSync(join(rendererDir, 'index.html'))) {
    throw new CodedError('screens-missing', 'The screens are not built yet. Run: npm run build', {
      path: rendererDir,
    });
  }
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  server.on('error', (error) => {
    log(`localhost server: ${error.message}`);
  });
  const access = createAccess(port);
  server.on('request', createRequestListener(engine, access, rendererDir, log));

  const origin = new URL(`http://127.0.0.1:${port}`).origin;
  return {
    address: `${origin}/?token=${access.token}`,
    origin,
    port,
    token: access.token,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(explain(error, port));
    });
    // Never 0.0.0.0: nobody else on the network has any business here.
    server.listen({ host: '127.0.0.1', port }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function explain(error: Error, port: number): Error {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new CodedError(
        'port-in-use',
        `Port ${port} is already in use on this machine. Choose another with --port, or leave --port out to take any free one.`,
        { cause: error },
      );
    case 'EACCES':
      return new CodedError(
        'port-not-allowed',
        `This machine does not let you use port ${port}. Choose one above 1023 with --port.`,
        { cause: error },
      );
    default:
      return error;
  }
}
