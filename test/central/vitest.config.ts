/**
 * The centre's tests: real PostgreSQL, started once for the run; each file takes a database of its own.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'central',
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['../support/postgres/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
