import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../src-main/store/make-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookalike-make-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('making a folder', () => {
  it('makes those above it, and does not mind one that is there', () => {
    const path = join(folder, 'a', 'b', 'c');
    makeFolder(path);
    makeFolder(path);
    expect(existsSync(path)).toBe(true);
  });

  it('fails where a file is in the way', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => {
      makeFolder(join(folder, 'file', 'below'));
    }).toThrow(/EEXIST/);
    expect(() => {
      makeFolder(join(folder, 'file'));
    }).toThrow(/EEXIST/);
  });

  it.runIf(process.platform === 'linux')('comes back from a file system that takes no folders', () => {
    expect(() => {
      makeFolder('/proc/lookalike/below');
    }).toThrow(/ENOENT/);
  });
});
