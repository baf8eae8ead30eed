/** Type-checks every folder with its own settings; the folder is the environment. */
import { spawn } from 'node:child_process';

const FOLDERS = ['domain', 'native', 'electron', 'renderer', 'central', 'test'];

const codes = await Promise.all(FOLDERS.map(check));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

function check(folder: string): Promise<number> {
  const child = spawn('tsc', ['-p', folder], { stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
