import type { IncomingMessage } from 'node:http';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';

/** Room for the largest picture the contract allows, as base64 in JSON. */
const bodyLimitBytes = 96 * 1024 * 1024;

/** Reads a JSON body. Throws CodedError 'body-too-large' or 'bad-input'. */
export async function readJson(request: IncomingMessage, limitBytes = bodyLimitBytes): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);

  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new CodedError('bad-input', 'The body is not JSON in UTF-8.');
  }
}

function tooLarge(limitBytes: number): CodedError {
  const megabytes = Math.round(limitBytes / 1024 / 1024);
  return new CodedError('body-too-large', `The body is larger than ${megabytes} MB.`);
}
