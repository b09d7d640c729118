import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signFile } from '../../../../src-main/shells/electron/updates/signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
export const updateKey = publicKey.export({ type: 'spki', format: 'pem' });

export interface ReleaseChange {
  version?: string;
  fileOf?: string;
  signatureOf?: string;
  /** What lies there, where that is not the program of the version. */
  content?: Buffer;
  /** What was signed, where that is not the program of its version. */
  signedContent?: Buffer;
  key?: KeyObject;
}

/** A place that releases lie at, with one AppImage in it. */
export interface ReleaseServer {
  url: string;
  asked: IncomingMessage[];
  files: Map<string, string | Buffer>;
  /** Answers whoever asks for a signature that something is wrong here. */
  answerNoSignatures: boolean;
  /** Puts a release there; `change` says what is wrong with it. */
  publish(change?: ReleaseChange): void;
  close(): Promise<void>;
}

export const programOf = (version: string): Buffer => Buffer.alloc(300_000, `Lookalike ${version} `);

export async function startReleaseServer(): Promise<ReleaseServer> {
  const asked: IncomingMessage[] = [];
  const files = new Map<string, string | Buffer>();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request);
    const content = files.get(new URL(request.url ?? '', 'http://localhost').pathname.slice(1));
    if (served.answerNoSignatures && request.url?.endsWith('.sig')) response.writeHead(503).end();
    else if (content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': Buffer.byteLength(content) }).end(content);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  const served: ReleaseServer = {
    answerNoSignatures: false,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`,
    asked,
    files,
    publish({
      version = '1.1.0',
      fileOf = version,
      signatureOf = version,
      key = privateKey,
      ...change
    } = {}) {
      const { content = programOf(version), signedContent = programOf(signatureOf) } = change;
      const name = `Lookalike-${fileOf}-x64.AppImage`;
      const digest = (bytes: Buffer) => createHash('sha512').update(bytes).digest();
      const signed = {
        version: signatureOf,
        name: `Lookalike-${signatureOf}-x64.AppImage`,
        sha512: digest(signedContent),
      };
      files.clear();
      files.set(`releases/${name}`, content);
      files.set(`releases/${name}.sig`, signFile(signed, key));
      const channel = process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`;
      files.set(
        `releases/${channel}`,
        [
          `version: ${version}`,
          'files:',
          `  - url: ${name}`,
          `    sha512: ${digest(content).toString('base64')}`,
          `    size: ${content.byteLength}`,
          "releaseDate: '2026-11-29T00:00:00.000Z'",
        ].join('\n'),
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return served;
}
