import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { startLocalhostServer, type LocalhostServer } from '../../src-main/shells/localhost/server.ts';
import { createMemoryEngine, type MemoryEngine } from '../fakes/memory-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';

interface Sent {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A localhost server with a few screens of its own, an engine in memory, and ways to talk to it. */
export interface TestServer extends LocalhostServer {
  engine: MemoryEngine;
  /** Holds the screens, and a file beside them that nobody may see. */
  folder: string;
  logged: string[];
  /** By hand rather than with fetch, which would normalise paths and refuse to forge headers. */
  send: (path: string, sent?: Sent) => Promise<Answer>;
  /** The same, up to the headers of the answer. */
  open: (path: string, sent?: Sent) => Promise<IncomingMessage>;
  bearer: { Authorization: string };
  /** Everything a call needs. */
  calling: { Authorization: string; 'X-Lookalike': string; 'Content-Type': string };
  openSession: () => Promise<{ Cookie: string }>;
  /** A second server over the same engine and screens. */
  startAnother: (port?: number) => Promise<LocalhostServer>;
}

export async function startTestServer(): Promise<TestServer> {
  const engine = createMemoryEngine();
  const folder = await makeTestFolder();
  const logged: string[] = [];
  await folder.write('secret.txt', 'outside of the screens');
  await folder.write('screens/index.html', '<!doctype html><title>Lookalike</title>');
  await folder.write('screens/assets/app-1a2b3c.js', 'export {};');
  await folder.write('screens/.hidden', 'hidden');

  const startAnother = (port = 0) =>
    startLocalhostServer({
      engine,
      rendererDir: `${folder.path}/screens`,
      port,
      log: (line) => logged.push(line),
    });
  const server = await startAnother();
  const open = (path: string, sent?: Sent) => openAt(server.port, path, sent);
  const send = async (path: string, sent?: Sent): Promise<Answer> => {
    const response = await open(path, sent);
    return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
  };
  const bearer = { Authorization: `Bearer ${server.token}` };

  return {
    ...server,
    engine,
    folder: folder.path,
    logged,
    open,
    send,
    bearer,
    calling: { ...bearer, 'X-Lookalike': '1', 'Content-Type': 'application/json' },
    openSession: async () => {
      const { headers } = await send(`/?token=${server.token}`);
      return { Cookie: headers['set-cookie']![0]!.split(';')[0]! };
    },
    startAnother,
    close: async () => {
      await server.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function openAt(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<IncomingMessage> {
  const request = httpRequest({ host: '127.0.0.1', port, path, method, headers });
  const answered = once(request, 'response');
  request.on('error', () => undefined); // a connection that is cut later; `answered` rejects by itself
  request.end(body);
  const [response] = (await answered) as [IncomingMessage];
  response.on('error', () => undefined);
  return response;
}

export const json = (answer: Answer): unknown => JSON.parse(answer.body);
