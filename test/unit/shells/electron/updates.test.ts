import { generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateState } from '../../../../src-shared/contract/desktop.ts';
import { checkAtStart } from '../../../../src-main/shells/electron/updates/check-at-start.ts';
import { installProgram, type InstalledProgram, standInForElectron } from './update-program.ts';
import { programOf, type ReleaseChange, type ReleaseServer, startReleaseServer } from './update-release.ts';

// The real electron-updater against a server on this machine; only its network is Node's instead of Electron's.

let dir: string;
let server: ReleaseServer;
let program: InstalledProgram;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'lookalike updates ü '));
  server = await startReleaseServer();
  program = installProgram(dir, server.url);
  vi.stubEnv('APPIMAGE', program.appImage);
  standInForElectron();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  rmSync(dir, { recursive: true });
});

const coded = (code: string) => expect.objectContaining({ code }) as Error;

/** Downloads to the end; what was told on the way. */
async function download(): Promise<UpdateState[]> {
  const told: UpdateState[] = [];
  const { updates } = program;
  const ended = new Promise<void>((resolve) => {
    const stop = updates.onChange((state) => {
      told.push(state);
      if (state.state === 'downloading') return;
      stop();
      resolve();
    });
  });
  expect(await updates.download()).toMatchObject({ state: 'downloading' });
  await ended;
  return told;
}

async function fetchUpdate(change?: ReleaseChange): Promise<UpdateState> {
  server.publish(change);
  await program.updates.check();
  await download();
  return program.updates.state;
}

describe('before a person wants to look', () => {
  it('asks nobody and loads nothing', () => {
    expect(program.updates.state).toEqual({ state: 'idle', checkedAtMs: null });
    expect(program.updatersMade()).toBe(0);
    expect(server.asked).toHaveLength(0);
  });

  it('looks once after the start when that was agreed to, and not otherwise', async () => {
    server.publish();
    checkAtStart(program.updates, () => false, 1);
    const stop = checkAtStart(program.updates, () => true, 1);
    stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(program.updatersMade()).toBe(0);

    checkAtStart(program.updates, () => true, 1);
    await vi.waitFor(() => {
      expect(program.updates.state).toEqual({ state: 'available', version: '1.1.0' });
    });
    expect(server.asked, 'and fetches nothing').toHaveLength(1);
  });
});

describe('looking', () => {
  it('tells nothing about the machine', async () => {
    server.publish();
    await program.updates.check();

    const [question] = server.asked;
    expect(question?.headers).toEqual({
      ...{ host: new URL(server.url).host, connection: expect.any(String) as string },
      ...{ 'user-agent': 'electron-builder', 'cache-control': 'no-cache' },
    });
    expect(question?.url).toMatch(/^\/releases\/latest-linux(-\w+)?\.yml\?noCache=\w+$/);
    expect(readdirSync(join(dir, 'user data')), 'no number of this installation').toEqual([]);
  });

  it.each([
    ['the same version', '1.0.0'],
    ['an older one', '0.9.0'],
  ])('finds nothing in %s', async (_, version) => {
    server.publish({ version });
    expect(await program.updates.check()).toEqual({
      state: 'idle',
      checkedAtMs: expect.any(Number) as number,
    });
    await expect(program.updates.download()).rejects.toThrow(coded('update-not-found'));
  });

  it('says that there is nothing for this system, or that nobody answers, and can be asked again', async () => {
    expect(await program.updates.check()).toMatchObject({ state: 'failed', code: 'update-source-empty' });
    server.publish();
    expect(await program.updates.check()).toMatchObject({ state: 'available' });
    await server.close();
    expect(await program.updates.check()).toMatchObject({
      state: 'failed',
      code: 'update-source-unreachable',
    });
  });
});

describe('downloading', () => {
  it('tells how far it is, and is ready when the signature is ours', async () => {
    server.publish();
    await program.updates.check();
    const told = await download();

    expect(told[0]).toMatchObject({ state: 'downloading', version: '1.1.0', doneBytes: 0 });
    expect(told.at(-2)).toMatchObject({ state: 'downloading', doneBytes: 300_000, totalBytes: 300_000 });
    expect(told.at(-1)).toEqual({ state: 'ready', version: '1.1.0' });
    expect(program.happened, 'and nothing is installed by itself').toEqual([]);
    expect(readFileSync(program.appImage, 'utf8')).toBe('Lookalike 1.0.0');
  });

  it.each([
    ['another program under a good name', { content: Buffer.alloc(300_000, 'something else') }],
    [
      'an old version that calls itself new',
      { version: '1.2.0', fileOf: '0.9.0', signatureOf: '0.9.0', content: programOf('0.9.0') },
    ],
    ['the signature of another version', { signatureOf: '1.0.0' }],
  ])('refuses and deletes %s', async (_, change) => {
    expect(await fetchUpdate(change)).toMatchObject({ state: 'failed', code: 'update-signature-wrong' });
    expect(readdirSync(program.pendingDir)).toEqual([]);
    await expect(program.updates.install()).rejects.toThrow(coded('update-not-ready'));
  });

  it('refuses a file without a signature', async () => {
    server.publish();
    server.files.delete('releases/Lookalike-1.1.0-x64.AppImage.sig');
    await program.updates.check();
    await download();
    expect(program.updates.state).toMatchObject({ state: 'failed', code: 'update-signature-wrong' });
  });

  it('refuses what another key signed', async () => {
    const { privateKey: key } = generateKeyPairSync('ed25519');
    expect(await fetchUpdate({ key })).toMatchObject({ state: 'failed', code: 'update-signature-wrong' });
  });

  it('does not fetch a program again when only its signature could not be asked for', async () => {
    server.publish();
    server.answerNoSignatures = true;
    await program.updates.check();
    await download();
    expect(program.updates.state).toMatchObject({ state: 'failed', code: 'update-source-unreachable' });
    const fetches = () => server.asked.filter(({ url }) => url?.endsWith('.AppImage')).length;
    const before = fetches();

    server.answerNoSignatures = false;
    await program.updates.check();
    await download();
    expect(program.updates.state).toMatchObject({ state: 'ready' });
    expect(fetches()).toBe(before);
  });

  it('says that a file arrived damaged', async () => {
    server.publish();
    server.files.set('releases/Lookalike-1.1.0-x64.AppImage', Buffer.alloc(300_000, 'other bytes'));
    await program.updates.check();
    await download();
    expect(program.updates.state).toMatchObject({ state: 'failed', code: 'update-damaged' });
  });
});

describe.runIf(process.platform === 'linux')('installing', () => {
  it('puts the new program in place of the old one, when the engine has ended', async () => {
    const started = join(dir, 'started anew');
    const content = Buffer.from(`#!/bin/sh\ntouch '${started}'\nexit\n${'#'.repeat(70_000)}`);
    await fetchUpdate({ content, signedContent: content });

    await program.updates.install();

    await vi.waitFor(() => {
      expect(existsSync(started)).toBe(true);
    });
    expect(program.happened).toEqual(['engine ended', 'quit']);
    expect(readFileSync(program.appImage)).toEqual(content);
  });

  it('does not start a file that was changed after it was checked', async () => {
    await fetchUpdate();
    const [name = ''] = readdirSync(program.pendingDir).filter((entry) => entry.endsWith('.AppImage'));
    appendFileSync(join(program.pendingDir, name), 'and something else');

    await expect(program.updates.install()).rejects.toThrow(coded('update-signature-wrong'));
    expect(program.updates.state).toMatchObject({ state: 'failed', code: 'update-signature-wrong' });
    expect(program.happened, 'the engine goes on').toEqual([]);
    expect(readdirSync(program.pendingDir)).toEqual([]);
  });

  it('does not start one that was changed while the engine ended', async () => {
    await fetchUpdate();
    program.beforeInstaller.do = () => {
      const [name = ''] = readdirSync(program.pendingDir).filter((entry) => entry.endsWith('.AppImage'));
      appendFileSync(join(program.pendingDir, name), 'and something else');
    };

    await expect(program.updates.install()).rejects.toThrow(coded('update-signature-wrong'));
    expect(program.happened).toEqual(['engine ended', 'starts anew']);
    expect(readFileSync(program.appImage, 'utf8')).toBe('Lookalike 1.0.0');
  });

  it('ends nothing when it could not replace the AppImage', async () => {
    await fetchUpdate();
    renameSync(join(dir, 'programs'), join(dir, 'moved away'));
    await expect(program.updates.install()).rejects.toThrow(coded('update-not-writable'));
    expect(program.happened).toEqual([]);
  });
});
