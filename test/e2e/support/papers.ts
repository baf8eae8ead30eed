/** What lies in the tray of the A4 printer, or on the disk, read by programs that are not ours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readQr } from '../../support/devices/read-barcodes.ts';

export type Paper = {
  /** All words, without spaces. */
  readonly words: string;
  /** The code on the first page. */
  readonly code: string;
};

export function canReadPdf(): boolean {
  try {
    for (const program of ['pdftotext', 'pdftoppm']) execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Reads a PDF by pdftotext and pdftoppm of poppler, and its code by a reader that shares nothing with the page. */
export function readPaper(pdf: Buffer): Paper {
  const dir = mkdtempSync(path.join(tmpdir(), 'daksetu-paper-'));
  try {
    const file = path.join(dir, 'paper.pdf');
    writeFileSync(file, pdf);
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '');
    return { words, code: readCode(file, dir) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The reader gives up on some codes at some sizes, as a hand-held one does, which is then held nearer or farther off. */
const SIZES_DPI = [200, 300, 250, 400, 150];

function readCode(file: string, dir: string): string {
  let cause: unknown;
  for (const dpi of SIZES_DPI) {
    const at = (inches: number): string => String(Math.round(inches * dpi));
    const corner = ['-x', at(5), '-y', '0', '-W', at(3.27), '-H', at(3.5)]; // upper right, where the code stands
    const args = ['-png', '-gray', '-r', String(dpi), ...corner, '-singlefile', file, path.join(dir, 'page')];
    execFileSync('pdftoppm', args);
    try {
      return readQr(readFileSync(path.join(dir, 'page.png')));
    } catch (fault) {
      cause = fault;
    }
  }
  throw new Error('the code on the first page cannot be read at any size', { cause });
}
