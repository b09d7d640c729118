import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,contract}/**/*.test.ts'],
    // Native libraries (sharp, usearch, onnxruntime) live in real processes, as in the app.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
