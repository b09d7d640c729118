import { defineConfig } from 'vitest/config';
import { testEnvironment } from '../environment.ts';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    pool: 'forks',
    env: testEnvironment,
    // Each journey runs an engine and a browser of its own, and waits now for one and now for the other.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
