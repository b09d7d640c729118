import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { de } from '../../../src-renderer/text/de.ts';
import { en } from '../../../src-renderer/text/en.ts';

const sourceDirs = ['src-main', 'src-shared'].map((name) =>
  join(import.meta.dirname, '..', '..', '..', name),
);

/** Met by programs that serve, by people at the command line and by whoever builds a release: never in the window. */
const notInTheWindow = new Set([
  'bad-usage',
  'port-in-use',
  'port-not-allowed',
  'screens-missing',
  'no-screen',
  'update-not-signable',
  'header-missing',
  'sandbox-missing',
  'not-found',
  'unknown-method',
  'wrong-method',
]);

/** `path: text` of every text without a blank to fill in. */
function plainTexts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => plainTexts(part, path ? `${path}.${name}` : name));
}

/** Codes of errors that the engine makes; the window's own are told in its language from the start. */
function errorCodes(): string[] {
  const codes = new Set<string>();
  for (const dir of sourceDirs) {
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|svelte)$/.test(name)) continue;
      const source = readFileSync(join(dir, name), 'utf8');
      // Made where it is thrown, or written down to be told later.
      for (const [, code] of source.matchAll(
        /(?:new CodedError\(\s*|\bcode: )'([a-z]+-[a-z-]+|internal)'/g,
      )) {
        codes.add(code ?? '');
      }
    }
  }
  return [...codes].sort();
}

describe('the German catalogue', () => {
  it('leaves nothing in English', () => {
    const german = new Map(plainTexts(de));
    // Single words and units may be the same in both languages; sentences are not.
    const untranslated = plainTexts(en).filter(
      ([path, english]) => /[a-z] [a-z]/i.test(english) && german.get(path) === english,
    );
    expect(untranslated).toEqual([]);
  });

  it('has words for every error that the window can meet', () => {
    const codes = errorCodes();
    expect(codes.length).toBeGreaterThan(80);
    const missing = codes.filter((code) => !notInTheWindow.has(code) && de.errors[code] === undefined);
    expect(missing).toEqual([]);
  });

  it('tells a missing file in words that fit one that was never in the library', () => {
    for (const { errors } of [en, de]) {
      expect(errors['file-not-found']).toBeDefined();
      expect(errors['file-not-found']).not.toMatch(/scan|any more|nicht mehr|Änderungen/);
    }
  });
});
