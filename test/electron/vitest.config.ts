import { defineConfig } from 'vitest/config';
import { testEnvironment } from '../environment.ts';

export default defineConfig({
  test: {
    include: ['test/electron/**/*.test.ts'],
    pool: 'forks',
    env: testEnvironment,
    // Each journey runs a main process, an engine and a browser of its own, and waits now for one and now for the other.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
