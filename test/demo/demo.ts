/**
 * `npm run demo`: one real consignment through the real application.
 * Builds when needed, then plays the story inside a display and in front of mocked USB devices.
 */
import { spawn } from 'node:child_process';
import { ensureBuilt } from '../support/runtime/build.mjs';

process.stdout.write(`Application ${await ensureBuilt()}.\n`);

// From outside to inside: display and keystore, HID bench, story.
const story = [
  process.execPath,
  'test/support/devices/run-under-bench.ts',
  '--',
  process.execPath,
  'test/demo/story.ts',
];
const child = spawn(process.execPath, ['test/support/runtime/with-display.mjs', '--', ...story], { stdio: 'inherit' });
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
