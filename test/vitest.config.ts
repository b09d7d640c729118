import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,contract}/**/*.test.ts'],
    // Native libraries (sharp, usearch, onnxruntime) live in real processes, as in the app.
    pool: 'forks',
    // As src-main/no-telemetry.ts, for tests that use the runtime by itself.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
