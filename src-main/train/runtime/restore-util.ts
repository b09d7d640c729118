import { createRequire } from 'node:module';

/**
 * The native package calls `util.isNullOrUndefined` and `util.isArray`, which Node dropped in version 23. They are
 * put back where they are missing, before it is loaded.
 */
export function restoreUtil(): void {
  // The object that `require` gives out can be added to; the module namespace of an import cannot.
  const util = createRequire(import.meta.url)('node:util') as Record<string, unknown>;
  util['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  util['isArray'] ??= (value: unknown) => Array.isArray(value);
}
