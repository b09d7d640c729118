import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipboardItem } from 'electron';
import { expect, test } from 'vitest';
import { systemFormat } from '../../../../src-main/shells/electron/files/clipboard-format.ts';
import { createClipboardQuery } from '../../../../src-main/shells/electron/files/clipboard-query.ts';
import {
  linuxFiles,
  macFiles,
  windowsCopy,
} from '../../../../src-main/shells/electron/files/copied-files.ts';
import { createCopyFiles } from '../../../../src-main/shells/electron/files/copy-files.ts';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

const paths = ['/photos/a b.jpg', '/photos/ü#%.jpg'];
const addresses = ['file:///photos/a%20b.jpg', 'file:///photos/%C3%BC%23%25.jpg'];

test('each file manager of Linux finds the files where it looks', () => {
  expect(linuxFiles(paths)).toEqual({
    'text/plain': paths.join('\n'),
    'electron application/osclipboard;format="x-special/gnome-copied-files"': `copy\n${addresses.join('\n')}`,
    'electron application/osclipboard;format="text/uri-list"': `${addresses.join('\r\n')}\r\n`,
    'electron application/osclipboard;format="application/x-kde-cutselection"': '0',
  });
});

test('a Mac gets a property list', () => {
  const list = macFiles(['/a & <b>.jpg'])[systemFormat('NSFilenamesPboardType')];
  expect(list).toContain('<array>\n<string>/a &amp; &lt;b>.jpg</string>\n</array>');
});

test('PowerShell gets the paths as ASCII, and nothing of them on its command line', () => {
  const hostile = ["C:\\a'; Remove-Item x; '.jpg", 'C:\\ü "q" $(y) 😀.jpg', '\\\\nas\\b.jpg'];
  const { program, args, input } = windowsCopy(hostile, { SystemRoot: 'D:\\Win' });
  expect(program).toBe('D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  expect(args.join(' ')).not.toMatch(/Remove-Item|\.jpg/u);
  expect(input).toMatch(/^[ -~]+$/u);
  expect(JSON.parse(input)).toEqual(hostile);
});

/** The system's clipboard, as far as a test needs one. */
class Item {
  readonly types: string[];
  readonly payloads: Record<string, string | Blob>;

  constructor(payloads: Record<string, string | Blob>) {
    this.payloads = payloads;
    this.types = Object.keys(payloads);
  }

  getType(type: string): Promise<Blob> {
    const payload = this.payloads[type] ?? '';
    return Promise.resolve(payload instanceof Blob ? payload : new Blob([payload]));
  }
}

const one = [1 as PhotoId];

test('what is gone is not copied, and where nothing is left it is said', async () => {
  const written: Record<string, unknown>[] = [];
  const copy = (existing: string[], fails = false) =>
    createCopyFiles({
      files: { existing: () => Promise.resolve(existing) },
      clipboard: {
        write: (items) => {
          written.push(...items.map((item) => (item as unknown as Item).payloads));
          return fails ? Promise.reject(new Error('busy')) : Promise.resolve();
        },
      },
      ClipboardItem: Item as unknown as new (items: Record<string, string>) => ClipboardItem,
      ...{ platform: 'linux', environment: {} },
    })(one);
  await copy(paths);
  expect(written).toEqual([linuxFiles(paths)]);
  await expect(copy([])).rejects.toMatchObject({ code: 'file-missing' });
  await expect(copy(paths, true)).rejects.toMatchObject({ code: 'clipboard-refused' });
});

// A program of the test's own stands in for Windows' PowerShell: what reaches it is looked at.
test.skipIf(process.platform === 'win32')(
  'PowerShell is told the paths, and what it says is passed on',
  async () => {
    await using folder = await makeTestFolder();
    const seen = join(folder.path, 'seen');
    // Backslashes are letters here, so that all after the folder is the program's name.
    const environment = { SystemRoot: `${folder.path}/` };
    const name = windowsCopy([], environment).program.slice(folder.path.length + 1);
    const copyWith = async (script: string): Promise<void> => {
      await chmod(await folder.write(name, `#!/bin/sh\n${script}\n`), 0o755);
      await createCopyFiles({
        files: { existing: () => Promise.resolve(['C:\\ü.jpg']) },
        clipboard: { write: () => Promise.reject(new Error('not asked')) },
        ClipboardItem: Item as unknown as new (items: Record<string, string>) => ClipboardItem,
        ...{ platform: 'win32', environment },
      })(one);
    };
    await copyWith(`cat > '${seen}'`);
    expect(JSON.parse(await readFile(seen, 'utf8'))).toEqual(['C:\\ü.jpg']);
    await expect(copyWith('echo "in use" >&2; exit 1')).rejects.toMatchObject({
      ...{ code: 'clipboard-refused', message: expect.stringContaining('in use') as string },
    });
  },
);

/** Searches with what a clipboard holds. */
async function searchWith(...items: Item[]) {
  const asked: unknown[] = [];
  const query = createClipboardQuery({
    clipboard: { read: () => Promise.resolve(items as unknown as ClipboardItem[]) },
    client: {
      'query.add': (input) => {
        asked.push({ name: input.name, bytes: Buffer.from(input.base64, 'base64').toString() });
        return Promise.resolve({} as never);
      },
      'query.addFile': (input) => {
        asked.push(input);
        return Promise.resolve({} as never);
      },
    },
    name: 'Copied picture',
  });
  await query();
  return asked[0];
}

test.each([
  [
    'a list of files',
    { 'text/uri-list': '# from Files\r\nfile:///photos/a.txt\r\nfile:///photos/a%20b.jpg\r\n' },
  ],
  ['GNOME’s own format', { [systemFormat('x-special/gnome-copied-files')]: `cut\n${addresses[0]}` }],
  ['a Mac’s address', { [systemFormat('public.file-url')]: addresses[0]! }],
  ['a picture beside the file', { 'image/png': 'icon', [systemFormat('text/uri-list')]: addresses[0]! }],
])('a copied file is searched with as it is: %s', async (_what, payloads) => {
  expect(await searchWith(new Item(payloads))).toEqual({ path: '/photos/a b.jpg' });
});

test('Windows names a copied file in UTF-16', async () => {
  const bytes = Buffer.from('C:\\Fotos\\ü.jpg\0\0rest', 'utf16le');
  const item = new Item({ [systemFormat('FileNameW')]: new Blob([bytes]) });
  expect(await searchWith(item)).toEqual({ path: 'C:\\Fotos\\ü.jpg' });
});

test('a copied picture is searched with by its pixels, the whole ones before the lossy', async () => {
  const item = new Item({ 'text/html': '<img>', 'image/jpeg': 'jpeg', 'image/png': 'png' });
  expect(await searchWith(item)).toEqual({ name: 'Copied picture', bytes: 'png' });
});

test.each([
  ['nothing', []],
  ['words', [new Item({ 'text/plain': '/photos/a.jpg' })]],
  ['a file that is no picture', [new Item({ 'text/uri-list': 'file:///a.txt' })]],
  [
    'a picture on somebody’s server',
    [new Item({ 'text/uri-list': 'file://evil.test/a.jpg\r\nhttps://a.test/a.jpg' })],
  ],
])('%s on the clipboard is no picture', async (_what, items) => {
  await expect(searchWith(...items)).rejects.toMatchObject({ code: 'clipboard-empty' });
});

test('a picture above the limit is refused before it is sent', async () => {
  const large = new Blob([new Uint8Array(64 * 1024 * 1024 + 1)]);
  await expect(searchWith(new Item({ 'image/png': large }))).rejects.toMatchObject({
    code: 'picture-too-large',
  });
});
