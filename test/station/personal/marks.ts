/**
 * Marks: texts that stand for personal data, and every form in which they could lie somewhere by mistake.
 * A search that finds nothing proves something only beside one that finds: marker.test.ts has both.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RawDb } from '../support/raw-file.ts';

/** Made up; none of them occurs anywhere by chance. Scripts beyond ASCII are there because they are escaped. */
export const MARKS = {
  name: 'Zorawar Þengilsson ज़ोरावर',
  organisation: 'Quxelbrandt Haulage',
  street: '417/B Wimbelzook Cross',
  town: 'Yttergrenda Post',
  phone: '7083946152',
} as const;

/** Each text in its letters, in capitals and in small ones, and each of these as it would be encoded. */
export function formsOf(text: string): ReadonlyMap<string, Buffer> {
  const forms = new Map<string, Buffer>();
  for (const [letters, said] of [
    ['as it is', text],
    ['capitals', text.toUpperCase()],
    ['small', text.toLowerCase()],
  ] as const)
    for (const [encoding, bytes] of encodings(said)) forms.set(`${encoding}, ${letters}`, bytes);
  return forms;
}

function* encodings(text: string): Generator<readonly [string, Buffer]> {
  const utf8 = Buffer.from(text, 'utf8');
  yield ['UTF-8', utf8];
  yield ['UTF-16 little', Buffer.from(text, 'utf16le')];
  yield ['UTF-16 big', Buffer.from(text, 'utf16le').swap16()];
  yield ['JSON escapes', Buffer.from(escaped(text, (hex) => hex))];
  yield ['JSON escapes in capitals', Buffer.from(escaped(text, (hex) => hex.toUpperCase()))];
  yield ['percent', Buffer.from(encodeURIComponent(text))];
  yield ['hex', Buffer.from(utf8.toString('hex'))];
  yield ['hex in capitals', Buffer.from(utf8.toString('hex').toUpperCase())];
  for (const before of [0, 1, 2]) {
    yield [`base64 after ${before}`, Buffer.from(base64Within(utf8, before, 'base64'))];
    yield [`base64url after ${before}`, Buffer.from(base64Within(utf8, before, 'base64url'))];
  }
}

function escaped(text: string, letters: (hex: string) => string): string {
  const unit = (char: string): string => `\\u${letters(char.charCodeAt(0).toString(16).padStart(4, '0'))}`;
  return text.replaceAll(/[^\x20-\x7e]/g, unit);
}

/** The characters of a longer base64 text that are the mark's alone, when so many bytes stand before it. */
function base64Within(bytes: Buffer, before: number, encoding: 'base64' | 'base64url'): string {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString(encoding);
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

const SOUGHT = Object.entries(MARKS).flatMap(([mark, text]) =>
  [...formsOf(text)].map(([form, bytes]) => ({ what: `${mark} (${form})`, bytes })),
);

/** Which marks are in these bytes, in which form. */
export function marksIn(bytes: Buffer): string[] {
  return SOUGHT.filter((sought) => bytes.includes(sought.bytes)).map(({ what }) => what);
}

/** Every byte of every file of a folder, the database's logs and scratch memory too, by name. */
export function filesOf(dir: string): Map<string, Buffer> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(dir, file), readFileSync(file)];
    }),
  );
}

const cell = (value: unknown): Buffer => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)));

/** Every value of every row, by table: a text that is cut by the border of a page is whole here. */
export function cellsOf(db: RawDb, tables: readonly string[]): Map<string, Buffer> {
  return new Map(
    tables.map((table) => {
      const rows = db.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][];
      return [`table ${table}`, Buffer.concat(rows.flat().map(cell))];
    }),
  );
}

/** Marks by the place in which they were found; empty when there are none. */
export function findMarks(places: ReadonlyMap<string, Buffer>): Record<string, string[]> {
  const found = [...places].map(([place, bytes]) => [place, marksIn(bytes)] as const);
  return Object.fromEntries(found.filter(([, marks]) => marks.length > 0));
}

export type Wiretap = { readonly sent: () => ReadonlyMap<string, Buffer>; readonly stop: () => void };

/** Notes every request that this process sends by fetch, unpacked; changes none. */
export function tapRequests(): Wiretap {
  const original = globalThis.fetch;
  const sent = new Map<string, Buffer>();
  globalThis.fetch = async (input, init) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init);
    const body = Buffer.from(await request.clone().arrayBuffer());
    const plain = request.headers.get('content-encoding') === 'gzip' ? gunzipSync(body) : body;
    const head = [...request.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
    sent.set(
      `${sent.size} ${request.method} ${request.url}`,
      Buffer.concat([Buffer.from(`${request.url}\n${head}`), plain]),
    );
    return original(input, init);
  };
  return {
    sent: () => sent,
    stop: () => {
      globalThis.fetch = original;
    },
  };
}
