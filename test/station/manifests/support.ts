/** A station at work without the feed's manifest: files as a person would choose them, counts as a clerk would type them. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { FileView } from '../../../domain/contract/manifest-file.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import type { ManifestHead } from '../../../electron/station/desk/file-desk.ts';
import { must } from '../../support/station/ready-station.ts';
import { tablesOf } from '../support/old-file.ts';

export const HEAD: ManifestHead = { consignment: 'AMZ-FILE-01', partner: 'Amazon', vehicle: 'KA 01 AB 1234' };

/** What main's dialog would do when the person picks a file of these bytes; null closes the dialog. */
export function pickFile(station: Station, dir: string, bytes: Buffer | string | null): void {
  const file = path.join(dir, `picked-${randomUUID()}`);
  if (bytes !== null) writeFileSync(file, bytes);
  station.connectFiles({ choose: async () => ({ path: bytes === null ? null : file }) });
}

/** Chooses and waits until it has been read. */
export async function readChosen(station: Station): Promise<FileView> {
  must(station.chooseFile());
  for await (const view of station.desks.files.live.watch())
    if (view.phase !== 'choosing' && view.phase !== 'reading') return view;
  throw new Error('the station went away');
}

/** Picks, reads and takes a file under these names. */
export async function takeFile(station: Station, dir: string, bytes: Buffer | string, head: ManifestHead = HEAD) {
  pickFile(station, dir, bytes);
  const view = await readChosen(station);
  if (view.phase !== 'read') throw new Error(`not read: ${JSON.stringify(view)}`);
  return station.takeFile(randomUUID(), view.file, head);
}

/** Some of the lines of a manifest as its partner would announce them under another number. */
export function partOf(manifest: ManifestEntry, consignment: string, from: number, count: number): ManifestEntry {
  const lines = manifest.lines.slice(from, from + count).map((line, at) => ({ ...line, line: at + 1 }));
  const declaredGrams = lines.reduce((sum, { grams }) => sum + grams, 0);
  return { ...manifest, consignment, lines, declaredCount: lines.length, declaredGrams };
}

/** Every row of every table. */
export function everything(station: Station): Record<string, unknown[]> {
  const { db } = station.core.store;
  const rows = (table: string) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all();
  return Object.fromEntries(tablesOf(db).map((table) => [table, rows(table)]));
}

/** The projections made anew, and whether they came out as they were. */
export function rebuilt(station: Station): { readonly before: unknown; readonly after: unknown } {
  const before = everything(station);
  rebuildProjections(station.core);
  return { before, after: everything(station) };
}

/** The payloads of all events of a type, from the stored bytes. */
export function payloadsOf(station: Station, type: string): Record<string, unknown>[] {
  const rows = station.core.store.db.prepare('SELECT bytes FROM event WHERE type = ? ORDER BY n').pluck().all(type);
  return (rows as Buffer[]).map(
    (bytes) => (JSON.parse(bytes.toString('utf8')) as { payload: Record<string, unknown> }).payload,
  );
}
