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

/** Cut out of the upper right of the page, where the code stands alone. */
function readCode(file: string, dir: string): string {
  const at = (inches: number): string => String(Math.round(inches * DPI));
  const corner = ['-x', at(6.4), '-y', at(0.2), '-W', at(1.8), '-H', at(1.45)];
  execFileSync('pdftoppm', [
    '-png',
    '-gray',
    '-r',
    String(DPI),
    ...corner,
    '-singlefile',
    file,
    path.join(dir, 'page'),
  ]);
  return readQr(readFileSync(path.join(dir, 'page.png')));
}

const DPI = 400;
