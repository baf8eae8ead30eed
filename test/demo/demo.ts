/**
 * `npm run demo`: one real consignment through the real application.
 * Builds when needed, then plays the story inside a display with a keystore.
 */
import { spawn } from 'node:child_process';
import { ensureBuilt } from '../support/runtime/build.mjs';

process.stdout.write(`Application ${await ensureBuilt()}.\n`);

const child = spawn(
  process.execPath,
  ['test/support/runtime/with-display.mjs', '--', process.execPath, 'test/demo/story.ts'],
  { stdio: 'inherit' },
);
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
