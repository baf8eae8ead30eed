/**
 * One project a kind of test; the folder says what is needed to run.
 */
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

type Needs = { readonly globalSetup?: string[]; readonly timeoutMs?: number; readonly oneAtATime?: boolean };

const project = (name: string, folders: readonly string[], needs: Needs = {}) => ({
  root,
  test: {
    name,
    root,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: needs.timeoutMs ?? 30_000,
    hookTimeout: 60_000,
    fileParallelism: needs.oneAtATime !== true,
    ...(needs.globalSetup === undefined ? {} : { globalSetup: needs.globalSetup }),
  },
});

const postgres = ['test/support/postgres/global-setup.ts'];

export default defineConfig({
  test: {
    root,
    projects: [
      project('unit', ['unit', 'contract']),
      project('station', ['station'], { globalSetup: postgres, timeoutMs: 60_000 }),
      project('central', ['central'], { globalSetup: postgres }),
      project('devices', ['devices'], { timeoutMs: 60_000, oneAtATime: true }),
      project('fuzz', ['fuzz'], { timeoutMs: 300_000 }),
      project('crash', ['crash', 'defects', 'bench'], { timeoutMs: 600_000, oneAtATime: true }),
      project('e2e', ['e2e'], { globalSetup: postgres, timeoutMs: 300_000, oneAtATime: true }),
    ],
  },
});
