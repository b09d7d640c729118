import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadFile, type DownloadOptions } from '../../../src-main/download/download-file.ts';
import { type Answer, file, startServer, status } from './unreliable-server.ts';

const content = Buffer.alloc(300_000, 'no two places of this are quite alike: ');
for (let place = 0; place < content.byteLength; place += 100) content.writeUInt32LE(place, place);
const sha256 = createHash('sha256').update(content).digest('hex');
const other = Buffer.from(content).reverse();

let dir: string;
let path: string;
let server: Awaited<ReturnType<typeof startServer>> | undefined;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lookalike download ü '));
  path = join(dir, 'not there yet', 'model.npz');
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(dir, { recursive: true });
});

const serve = async (...answers: Answer[]) => (server = await startServer(...answers));

type Progress = Parameters<DownloadOptions['onProgress']>[0];

/** What arrived, and how it was told of. */
async function download(url: string, options: Partial<DownloadOptions> = {}) {
  const progress: Progress[] = [];
  const { signal } = new AbortController();
  const result = await downloadFile(url, path, {
    ...{ signal, pauseMs: 5, silenceMs: 2_000 },
    onProgress: (at) => {
      progress.push(at);
      server?.arrived(at.receivedBytes);
    },
    ...options,
  });
  return { ...result, progress, content: readFileSync(path) };
}

const coded = (code: string, message = /./) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error;

const left = () => readdirSync(join(path, '..'));

describe('a download', () => {
  it('brings the file, tells how far it is and leaves nothing beside it', async () => {
    const { url } = await serve(file(content));
    const result = await download(url, { expectedSha256: sha256 });
    expect(result).toMatchObject({ bytes: content.byteLength, sha256 });
    expect(result.content.equals(content)).toBe(true);
    expect(result.progress[0]).toEqual({ receivedBytes: 0, totalBytes: content.byteLength });
    expect(result.progress.at(-1)).toEqual({
      receivedBytes: content.byteLength,
      totalBytes: content.byteLength,
    });
    const received = result.progress.map(({ receivedBytes }) => receivedBytes);
    expect(received).toEqual([...received].sort((a, b) => a - b));
    expect(left()).toEqual(['model.npz']);
  });

  it('may be of unknown length, or empty', async () => {
    const { url } = await serve(file(content, { isLengthKnown: false }));
    const { progress, content: arrived } = await download(url);
    expect(arrived.equals(content)).toBe(true);
    expect(progress.every(({ totalBytes }) => totalBytes === null)).toBe(true);
    await server?.close();
    const empty = await serve(file(Buffer.alloc(0)));
    expect(await download(empty.url)).toMatchObject({ bytes: 0 });
  });

  it('follows to another place', async () => {
    const { url, requests } = await serve(status(302, { location: '/elsewhere' }), file(content));
    expect((await download(url)).sha256).toBe(sha256);
    expect(requests.map((request) => request.url)).toEqual(['/model.npz', '/elsewhere']);
  });
});

describe('a download that is cut off', () => {
  it('goes on where it stopped, again and again', async () => {
    const { url, requests } = await serve(
      file(content, { cutAfter: 100_000 }),
      file(content, { cutAfter: 50_000 }),
      ...Array.from({ length: 8 }, () => file(content, { cutAfter: 10_000 })),
      file(content),
    );
    const { content: arrived } = await download(url, { expectedSha256: sha256 });
    expect(arrived.equals(content)).toBe(true);
    expect(requests.map(({ range }) => range).slice(0, 3)).toEqual([null, 'bytes=100000-', 'bytes=150000-']);
    expect(requests).toHaveLength(11);
  });

  it('goes on in a later session', async () => {
    const cut = await serve(file(content, { cutAfter: 100_000 }), status(503));
    await expect(download(cut.url)).rejects.toThrow(coded('download-refused', /HTTP 503/));
    expect(left().sort()).toEqual(['model.npz.part', 'model.npz.part.json']);
    expect(readFileSync(`${path}.part`).equals(content.subarray(0, 100_000))).toBe(true);
    await cut.close();

    // The same address, which the new server cannot have.
    const again = await serve(file(content));
    const note = JSON.parse(readFileSync(`${path}.part.json`, 'utf8')) as object;
    writeFileSync(`${path}.part.json`, JSON.stringify({ ...note, url: again.url }));
    const { progress, content: arrived } = await download(again.url);
    expect(arrived.equals(content)).toBe(true);
    expect(progress[0]).toEqual({ receivedBytes: 100_000, totalBytes: content.byteLength });
    expect(again.requests).toMatchObject([{ range: 'bytes=100000-' }]);
  });

  it('starts anew where the file changed in the meantime', async () => {
    const { url } = await serve(file(other, { cutAfter: 100_000 }), file(content));
    expect((await download(url)).content.equals(content)).toBe(true);
  });

  it('starts anew where the file became shorter under the same mark', async () => {
    const etag = '"same"';
    const { url } = await serve(
      file(other, { cutAfter: 100_000, etag }),
      file(content.subarray(0, 5_000), { etag }),
    );
    expect((await download(url)).content.equals(content.subarray(0, 5_000))).toBe(true);
  });

  it.each([
    ['no mark to know the file by', null],
    ['a weak one', 'W/"much the same"'],
  ])('starts anew where the server gives %s', async (_what, etag) => {
    const { url, requests } = await serve(file(other, { cutAfter: 100_000, etag }), file(content, { etag }));
    expect((await download(url)).content.equals(content)).toBe(true);
    expect(requests.map(({ range }) => range)).toEqual([null, null]);
  });

  it('starts anew where what is here belongs to another address', async () => {
    mkdirSync(join(path, '..'));
    writeFileSync(`${path}.part`, other.subarray(0, 1_000));
    writeFileSync(
      `${path}.part.json`,
      '{"url":"https://example.org/","validator":"\\"x\\"","totalBytes":null}',
    );
    const { url } = await serve(file(content));
    expect((await download(url)).content.equals(content)).toBe(true);
  });

  it('only needs its name where all of it is here', async () => {
    const { url, requests } = await serve(file(content));
    mkdirSync(join(path, '..'));
    writeFileSync(`${path}.part`, content);
    const totalBytes = content.byteLength;
    writeFileSync(`${path}.part.json`, JSON.stringify({ url, validator: '"x"', totalBytes }));
    expect((await download(url, { expectedSha256: sha256 })).content.equals(content)).toBe(true);
    expect(requests).toEqual([]);
  });

  it('is tried again after silence, and after an answer that may be better next time', async () => {
    const { url, requests } = await serve(
      status(503),
      status(429),
      file(content, { silentAfter: 1_000 }),
      file(content),
    );
    const { content: arrived } = await download(url, { silenceMs: 200 });
    expect(arrived.equals(content)).toBe(true);
    expect(requests.at(-1)?.range).toBe('bytes=1000-');
  });

  it('is given up in the end, keeping what is here', async () => {
    const { url, requests } = await serve(file(content, { cutAfter: 70_000 }), (request) =>
      request.socket.destroy(),
    );
    await expect(download(url)).rejects.toThrow(
      coded('download-interrupted', /cut off.*What has arrived is kept/),
    );
    expect(requests).toHaveLength(6 - 1);
    expect(readFileSync(`${path}.part`)).toHaveLength(70_000);
  });
});

describe('a download that cannot be', () => {
  it.each([
    [404, 'download-missing', /no http.*HTTP 404.*import it/],
    [410, 'download-missing', /HTTP 410/],
    [403, 'download-refused', /does not hand out.*HTTP 403/],
  ])('is told at once for HTTP %i', async (code, expected, message) => {
    const { url, requests } = await serve(status(code));
    await expect(download(url)).rejects.toThrow(coded(expected, message));
    expect(requests).toHaveLength(1);
  });

  it('is told of without a network', async () => {
    const { url, close } = await startServer(file(content));
    await close();
    await expect(download(url)).rejects.toThrow(
      coded(
        'download-offline',
        /127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\).*Connect to the internet/,
      ),
    );
  });

  it.each(['http://example.org/model.npz', 'ftp://127.0.0.1/x', 'file:///etc/passwd'])(
    'is refused for %s, which anybody could change',
    async (url) => {
      await expect(download(url)).rejects.toThrow(coded('download-not-secure'));
    },
  );

  it('is refused where it leads to such a place, or round in a circle', async () => {
    const { url } = await serve(status(302, { location: 'http://example.org/model.npz' }));
    await expect(download(url)).rejects.toThrow(coded('download-not-secure', /example\.org/));
    await server?.close();
    const circle = await serve(status(302, { location: '/model.npz' }));
    await expect(download(circle.url)).rejects.toThrow(coded('download-refused'));
  });

  it('is thrown away where it is not what it should be', async () => {
    const { url } = await serve(file(other));
    await expect(download(url, { expectedSha256: sha256 })).rejects.toThrow(
      coded('download-damaged', new RegExp(`SHA-256 .* instead of ${sha256}`)),
    );
    expect(left()).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('tells of a full disk', async () => {
    const { url, requests } = await serve(file(content));
    mkdirSync(join(path, '..'));
    symlinkSync('/dev/full', `${path}.part`);
    await expect(download(url)).rejects.toThrow(coded('disk-full', /ENOSPC.*Make room/));
    expect(requests).toHaveLength(1);
  });

  it('is cancelled at once, keeping what is here', async () => {
    const { url } = await serve(file(content, { silentAfter: 60_000 }));
    const stop = new AbortController();
    const stopLate = ({ receivedBytes }: Progress) => {
      if (receivedBytes === 60_000) stop.abort();
    };
    const startedMs = performance.now();
    await expect(download(url, { signal: stop.signal, onProgress: stopLate })).rejects.toThrow(
      coded('download-cancelled'),
    );
    expect(performance.now() - startedMs).toBeLessThan(1_500);
    expect(readFileSync(`${path}.part`)).toHaveLength(60_000);
  });

  it('is cancelled while it waits for the next attempt', async () => {
    const { url, requests } = await serve(status(503));
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 100);
    await expect(download(url, { signal: stop.signal, pauseMs: 60_000 })).rejects.toThrow(
      coded('download-cancelled'),
    );
    expect(requests).toHaveLength(1);
  });
});
