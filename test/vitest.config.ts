import { defineConfig } from 'vitest/config';
import { testEnvironment } from './environment.ts';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,contract}/**/*.test.ts'],
    // Native libraries (sharp, usearch, onnxruntime) live in real processes, as in the app.
    pool: 'forks',
    env: testEnvironment,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
