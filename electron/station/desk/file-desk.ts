/**
 * A manifest from a file, step by step: chosen in main's dialog, read in pieces, shown, and taken when the clerk says so.
 * Invariant: the page names no file; a path comes from the dialog alone. Nothing is written before `taken`.
 */
import { readFile, stat } from 'node:fs/promises';
import { manifestEntry, type ManifestEntry } from '../../../domain/contract/feed.ts';
import type { FileProblem, FileView } from '../../../domain/contract/manifest-file.ts';
import { consignmentId } from '../../../domain/contract/shapes.ts';
import type { ContractTerms } from '../../../domain/custody/manifest-ref.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { MOST_FILE_BYTES } from '../imports/limits.ts';
import { readManifestFile, type FileReading } from '../imports/read-manifest-file.ts';
import { createLive, type Live } from './live.ts';

/** Main's dialog: the path of a file, or null when the person chose none. */
export type FilesClient = { readonly choose: () => Promise<{ readonly path: string | null }> };

export type ManifestHead = {
  readonly consignment: string;
  readonly partner: string;
  readonly vehicle: string | null;
};

export type FileDesk = {
  readonly live: Live<FileView>;
  /** Opens the dialog and reads what is chosen; one at a time. Resolves when it is over, whatever came of it. */
  readonly choose: () => Promise<void>;
  /** The manifest that was read, under the names the clerk gave it. */
  readonly manifestOf: (
    file: string,
    head: ManifestHead,
    place: { readonly office: string; readonly terms: ContractTerms },
  ) => Reply<{ readonly manifest: ManifestEntry; readonly format: FileReading['format'] }, FileDeskFault>;
  readonly forget: () => FileView;
  /** Somebody else is there, or nobody: what was chosen, and what is still being read, is not for them. */
  readonly personChanged: () => void;
};

export type FileDeskFault = { readonly kind: 'no-file' } | { readonly kind: 'wrong-names' };

export type FileDeskDeps = {
  readonly files: () => FilesClient | null;
  /** This station's own; null before it is enrolled. */
  readonly office: () => string | null;
  /** Who is signed in. */
  readonly person: () => string | null;
};

/** What is read belongs to the person who chose it. */
export function createFileDesk({ files, office, person }: FileDeskDeps): FileDesk {
  const live = createLive<FileView>({ phase: 'idle' });
  let reading: FileReading | null = null;
  let turn = 0;
  let owner: string | null = null;
  const show = (view: FileView, read: FileReading | null = null): void => {
    reading = read;
    live.set(view);
  };
  return {
    live,
    choose: async () => {
      const { phase } = live.get();
      if (phase === 'choosing' || phase === 'reading') return;
      const mine = (turn += 1);
      owner = person();
      const showMine: typeof show = (view, read) => {
        if (turn === mine && person() === owner) show(view, read);
      };
      show({ phase: 'choosing' });
      try {
        const chosen = await chosenPath(files());
        if (chosen === null) return showMine({ phase: 'idle' });
        showMine({ phase: 'reading' });
        const read = chosen.ok ? await readPath(chosen.value, office() ?? '') : chosen;
        if (read.ok) showMine(viewOf(read.value), read.value);
        else showMine({ phase: 'refused', problem: read.fault });
      } catch {
        showMine({ phase: 'refused', problem: { kind: 'cannot-open' } }); // main went away in the middle
      }
    },
    manifestOf: (file, head, { office: at, terms }) => {
      if (reading === null || reading.sha256 !== file) return refuse({ kind: 'no-file' });
      const { lines, grams, entry, format } = reading;
      const manifest = { ...(entry ?? { kind: 'manifest', terms }), ...head, office: at };
      const figures = { lines, declaredCount: lines.length, declaredGrams: grams };
      const read = manifestEntry.safeParse({ ...manifest, ...figures });
      return read.success ? ok({ manifest: read.data, format }) : refuse({ kind: 'wrong-names' });
    },
    forget: () => {
      if (live.get().phase === 'read' || live.get().phase === 'refused') show({ phase: 'idle' });
      return live.get();
    },
    personChanged: () => {
      if (live.get().phase === 'idle' || person() === owner) return;
      turn += 1; // what is under way ends unseen
      show({ phase: 'idle' });
    },
  };
}

/** Null when the person closed the dialog without a file. */
async function chosenPath(client: FilesClient | null): Promise<Reply<string, FileProblem> | null> {
  if (client === null) return refuse({ kind: 'no-dialog' });
  const { path } = await client.choose();
  return path === null ? null : ok(path);
}

async function readPath(path: string, office: string): Promise<Reply<FileReading, FileProblem>> {
  try {
    const { size } = await stat(path);
    if (size > MOST_FILE_BYTES) return refuse({ kind: 'too-large', mostMegabytes: MOST_FILE_BYTES / 1024 ** 2 });
    return await readManifestFile(await readFile(path), office);
  } catch {
    return refuse({ kind: 'cannot-open' }); // gone, locked by another program, or on a stick that was pulled
  }
}

function viewOf({ sha256, format, lines, grams, reference, entry, warnings, unknownColumns }: FileReading): FileView {
  const named = consignmentId.safeParse(reference?.toUpperCase());
  const count = (kind: string): number => warnings.filter(({ warning }) => warning === kind).length;
  return {
    phase: 'read',
    file: sha256,
    format,
    parcels: lines.length,
    totalGrams: grams,
    consignment: named.success ? named.data : null,
    partner: entry?.partner ?? null,
    vehicle: entry?.vehicle ?? null,
    checkDigits: count('check-digit'),
    unusualSizes: count('unusual-size'),
    unknownColumns: unknownColumns.slice(0, 300),
  };
}
