import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** @param cutAt breaks the connection when the client says that it has so much of the file: nothing is lost then */
export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  cutAt: (receivedBytes: number) => void,
) => void;

/** A real server on this machine; each request takes the next of `answers`, and the last one stays. */
export async function startServer(...answers: Answer[]) {
  const requests: { url: string; range: string | null; ifRange: string | null }[] = [];
  const cuts = new Map<number, ServerResponse>();
  const server = createServer((request, response) => {
    const { range = null, 'if-range': ifRange } = request.headers;
    requests.push({ url: request.url ?? '', range, ifRange: (ifRange as string | undefined) ?? null });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response, (receivedBytes) => cuts.set(receivedBytes, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    /** To be told of all progress. */
    arrived: (receivedBytes: number) => {
      cuts.get(receivedBytes)?.destroy();
      cuts.delete(receivedBytes);
    },
    url: `http://127.0.0.1:${port}/model.npz`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

interface FileOptions {
  /** The connection is cut after so many bytes of the answer, once they have arrived. */
  cutAfter?: number;
  /** As above, but it stays open without a word. */
  silentAfter?: number;
  etag?: string | null;
  isLengthKnown?: boolean;
}

/** Hands out a file as a good server does, ranges and all, as far as it gets. */
export function file(content: Buffer, options: FileOptions = {}): Answer {
  const { cutAfter, silentAfter, isLengthKnown = true } = options;
  const etag = options.etag === undefined ? etagOf(content) : options.etag;
  return (request, response, cutAt) => {
    const start = startOf(request, etag);
    if (start > 0 && start >= content.byteLength) {
      response.writeHead(416, { 'content-range': `bytes */${content.byteLength}` }).end();
      return;
    }
    const rest = content.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      ...(etag === null ? {} : { etag }),
      ...(isLengthKnown ? { 'content-length': rest.byteLength } : {}),
      ...(start > 0
        ? { 'content-range': `bytes ${start}-${content.byteLength - 1}/${content.byteLength}` }
        : {}),
    });
    const stop = cutAfter ?? silentAfter;
    if (stop === undefined || stop >= rest.byteLength) {
      response.end(rest);
      return;
    }
    if (cutAfter !== undefined) cutAt(start + cutAfter);
    response.write(rest.subarray(0, stop));
  };
}

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(code, headers).end('sorry');
  };

const etagOf = (content: Buffer) => `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;

/** A range counts only while the file is the one that it was asked of. */
function startOf({ headers }: IncomingMessage, etag: string | null): number {
  const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  return headers['if-range'] === etag ? start : 0;
}
