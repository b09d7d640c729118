import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { build } from 'vite';
import { isStale, screens } from '../../scripts/build-age.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { jsonOf, runCli, startCli } from './cli-program.ts';

const packageDir = join(import.meta.dirname, '..', '..');

beforeAll(async () => {
  if (await isStale(packageDir, screens)) {
    await build({ configFile: join(packageDir, 'vite.config.ts'), logLevel: 'error' });
  }
});

it('serves the screens to whoever has the address, opens on the folder, and ends with the signal', async () => {
  await using folder = await makeTestFolder();
  await folder.write('photos/one.jpg', await photoPicture(1));
  const cli = startCli(['serve', join(folder.path, 'photos')], { library: join(folder.path, 'library') });
  const address = new URL(await cli.firstLine());
  expect(address.hostname).toBe('127.0.0.1');
  expect(address.hash).toMatch(/^#\/folder\/\d+$/);

  expect((await fetch(address.origin)).status).toBe(401);
  const opened = await fetch(address, { redirect: 'manual' });
  expect(opened.status).toBe(303);
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(address.origin, { headers: { cookie } });
  expect(await page.text()).toContain('<title>Lookalike');

  cli.kill('SIGTERM');
  const { exitCode, stdout } = await cli.finished;
  expect(exitCode).toBe(0);
  expect(stdout).toBe(`${address.href}\n`);
});

it('says that a port is taken', async () => {
  await using folder = await makeTestFolder();
  const first = startCli(['serve', '--json'], { library: join(folder.path, 'one') });
  const { port } = new URL((JSON.parse(await first.firstLine()) as { address: string }).address);
  const second = await runCli(['serve', '--port', port, '--json'], { library: join(folder.path, 'two') });
  expect(second.exitCode).toBe(1);
  expect(jsonOf(second)).toMatchObject({ error: { code: 'port-in-use' } });
  first.kill('SIGINT');
  expect(await first.finished).toMatchObject({ exitCode: 0 });
});

it('shows in the demo that pictures of a kind find each other', async () => {
  await using folder = await makeTestFolder();
  const demo = await runCli(['demo', folder.path, '--json']);
  expect(demo).toMatchObject({ exitCode: 0 });
  const { page, photos, searches } = jsonOf(demo) as {
    page: string;
    photos: number;
    searches: { query: string; hits: { name: string; score: number }[] }[];
  };
  expect(photos).toBeGreaterThanOrEqual(48);
  expect(searches.length).toBeGreaterThanOrEqual(8);
  for (const { query, hits } of searches) {
    const kind = query.split('-')[0];
    expect(hits[0]?.name.split('-')[0]).toBe(kind);
  }
  const html = await readFile(page, 'utf8');
  expect(html).toContain('src="data:image/jpeg;base64,');
  expect(html).not.toMatch(/src="(?!data:)/);
});
