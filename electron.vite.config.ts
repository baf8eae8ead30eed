/**
 * Builds the five entries: main, station and devices (the two utility processes), preload, and the two pages.
 * Targets are the oldest runtime we run on (Electron 33: Node 20, Chromium 130), not the installed one.
 * Everything is bundled but the native packages; outputs are CommonJS, since a preload in the sandbox has to be.
 */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const native = ['better-sqlite3', 'node-hid', '@node-rs/argon2'];

const forNode = (outDir: string, input: Record<string, string>) => ({
  build: {
    outDir,
    target: 'node20',
    externalizeDeps: false,
    rolldownOptions: {
      external: ['electron', ...native],
      input,
      output: { format: 'cjs' as const, entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
});

export default defineConfig({
  main: forNode('out/main', {
    index: path.resolve('electron/main/index.ts'),
    station: path.resolve('electron/station/process.ts'),
    devices: path.resolve('native/host/process.ts'),
  }),
  preload: forNode('out/preload', { index: path.resolve('electron/preload/index.ts') }),
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      rolldownOptions: {
        input: { index: path.resolve('renderer/index.html'), document: path.resolve('renderer/document.html') },
      },
    },
  },
});
