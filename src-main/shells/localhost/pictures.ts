import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../serve/dispatch.ts';
import type { Engine } from '../../serve/engine.ts';
import { answerPicture } from '../picture-answer.ts';

/** Answers `GET /picture/(thumbnail|screen|query)/<id>`. */
export async function sendPicture(
  engine: Engine,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  const address = pathname.slice('/picture/'.length);
  const ask = (...wanted: Parameters<Engine['picture']>) => engine.picture(...wanted);
  const { status, headers, bytes } = await answerPicture(ask, address, request.headers['if-none-match'], log);
  const length = status === 304 ? {} : { 'Content-Length': bytes.byteLength };
  response.writeHead(status, { ...headers, ...length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
