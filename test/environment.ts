import { join } from 'node:path';

/** Of all tests, and of the programs that they start. */
export const testEnvironment = {
  // As src-main/no-telemetry.ts, for tests that use the runtime by itself.
  ORT_DISABLE_TELEMETRY: '1',
  // To strip and compile the same sources anew is half of what a short program costs; kept by content.
  NODE_COMPILE_CACHE: join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'),
};
