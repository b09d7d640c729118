import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browseFolder } from '../../../src-main/scan/browse-folder.ts';
import { FolderListing } from '../../../src-shared/contract/folder.ts';
import { makeFiles, temporaryFolder } from './temporary-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('browsing folders', () => {
  it('lists folders naturally sorted, without hidden ones, and counts the photos directly inside', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'Trip 10/a.jpg', 'trip 2/a.jpg', 'Trip 1/a.jpg', '.hidden/a.jpg', '@eaDir/a.jpg');
    makeFiles(root, 'one.jpg', 'two.HEIC', '.three.jpg', 'notes.txt');
    mkdirSync(join(root, 'named-like-a.jpg'));
    const listing = await browseFolder(root);
    expect(FolderListing.parse(listing)).toEqual(listing);
    expect(listing.folders.map(({ name }) => name)).toEqual([
      'named-like-a.jpg',
      'Trip 1',
      'trip 2',
      'Trip 10',
    ]);
    expect(listing.folders[1]?.path).toBe(join(root, 'Trip 1'));
    expect(listing).toMatchObject({ path: root, parent: dirname(root), photos: 2 });
  });

  it('lists files that end as asked for, and none where nothing was asked', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'model 10.safetensors', 'Model 2.SAFETENSORS', 'bit.npz', 'notes.txt', '.hidden.npz');
    mkdirSync(join(root, 'folder.npz'));
    const listing = await browseFolder(root, ['safetensors', 'npz']);
    expect(FolderListing.parse(listing)).toEqual(listing);
    expect(listing.files.map(({ name }) => name)).toEqual([
      'bit.npz',
      'Model 2.SAFETENSORS',
      'model 10.safetensors',
    ]);
    const [bit] = listing.files;
    expect(bit).toMatchObject({ path: join(root, 'bit.npz'), bytes: statSync(join(root, 'bit.npz')).size });
    expect((await browseFolder(root)).files).toEqual([]);
  });

  it('starts at home, and ends at the top', async () => {
    expect((await browseFolder()).path).toBe(homedir());
    const top = parse(process.cwd()).root;
    expect(await browseFolder(top)).toMatchObject({ path: top, parent: null });
  });

  it.skipIf(process.platform === 'win32')(
    'shows links to folders, not those to files or to nothing',
    async () => {
      const root = temporaryFolder();
      makeFiles(root, 'real/a.jpg', 'b.jpg');
      symlinkSync(join(root, 'real'), join(root, 'link'));
      symlinkSync(join(root, 'b.jpg'), join(root, 'to-a-file'));
      symlinkSync(join(root, 'nowhere'), join(root, 'to-nothing'));
      expect((await browseFolder(root)).folders.map(({ name }) => name)).toEqual(['link', 'real']);
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'offers places that are there, in the language of the desktop',
    async () => {
      const home = temporaryFolder();
      vi.stubEnv('HOME', home);
      vi.stubEnv('XDG_CONFIG_HOME', join(home, 'settings'));
      makeFiles(home, 'Bilder/a.jpg', 'Downloads/b.jpg', 'Desktop-is-a-file');
      mkdirSync(join(home, 'settings'));
      writeFileSync(
        join(home, 'settings/user-dirs.dirs'),
        '# made by xdg-user-dirs\nXDG_DESKTOP_DIR="$HOME/Arbeitsplatz"\nXDG_PICTURES_DIR="$HOME/Bilder"\n',
      );
      const { places } = await browseFolder();
      expect(places.slice(0, 3)).toEqual([
        { name: 'Home', path: home },
        { name: 'Bilder', path: join(home, 'Bilder') },
        { name: 'Downloads', path: join(home, 'Downloads') },
      ]);
      expect(places.some(({ path }) => path.startsWith(home) && path.includes('Desktop'))).toBe(false);
    },
  );

  it('says what is wrong with a path', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg');
    await expect(browseFolder(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'folder-not-found' });
    await expect(browseFolder(join(root, 'a.jpg'))).rejects.toMatchObject({ code: 'not-a-folder' });
  });
});
