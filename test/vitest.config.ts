import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { testEnvironment } from './environment.ts';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,contract}/**/*.test.ts'],
    // Native libraries (sharp, usearch, onnxruntime) live in real processes, as in the app.
    pool: 'forks',
    // Many wait for what they started, an engine or a child: one worker alone leaves a core idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    env: testEnvironment,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
