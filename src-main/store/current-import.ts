/**
 * The import that changes count for: one runs at a time, and it is always the latest. Null before the first.
 * SQL, to stand in the place of a value.
 */
export const CURRENT_IMPORT = `(SELECT max(id) FROM job WHERE kind = 'import')`;
