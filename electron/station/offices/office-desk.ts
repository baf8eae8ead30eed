/**
 * The office directory as a station uses it: opened at the first question, answered from the file.
 * A directory that an administrator put into the data folder wins over the one that came with the application. Whichever
 * cannot be read is given up until the next start, and the next one answers.
 * Invariant: nothing rests on it. Without a directory the answer is empty and says so; scanning never asks it, and never waits
 * for more than one short step of a search.
 */
import path from 'node:path';
import type { OfficeAnswer } from '../../../domain/contract/office-view.ts';
import { findInSteps } from '../../../domain/offices/find-offices.ts';
import type { DirectoryFault } from '../../../domain/offices/office.ts';
import { openDirectory, type Directory } from '../../../domain/offices/open-directory.ts';
import type { Steps } from '../../../domain/offices/question.ts';
import { openFileSource, type FileSource } from './directory-source.ts';

export type OfficeDesk = {
  /** `limit` is the most offices wanted, 1 or more. An answer that nobody waits for any more is empty. */
  readonly find: (
    question: { readonly text: string; readonly limit: number },
    signal?: AbortSignal,
  ) => Promise<OfficeAnswer>;
  readonly close: () => void;
};

/** Name of a directory in a station's data folder. */
export const OWN_DIRECTORY = 'offices.bin';

export type OfficeDeskDeps = {
  readonly dataDir: string;
  /** The file that came with the application; null when there is none. */
  readonly shipped: string | null;
  /** PIN of this office, when it has one: of offices with one name the nearer come first. */
  readonly near: () => string | null;
  readonly log: (line: string) => void;
};

type Opened = { readonly file: string; readonly directory: Directory; readonly source: FileSource };

export function createOfficeDesk({ dataDir, shipped, near, log }: OfficeDeskDeps): OfficeDesk {
  const files = [path.join(dataDir, OWN_DIRECTORY), ...(shipped === null ? [] : [shipped])];
  let opened: Opened | null = null;
  const letGo = (): void => {
    opened?.source.close();
    opened = null;
  };
  const giveUp = (file: string, fault: DirectoryFault): void => {
    log(`office directory ${path.basename(file)}: ${JSON.stringify(fault)}`);
    letGo();
  };
  return {
    close: () => {
      files.length = 0; // a search under way opens no other
      letGo();
    },
    find: async ({ text, limit }, signal) => {
      for (opened ??= openNext(files, giveUp); opened !== null; opened ??= openNext(files, giveUp)) {
        const asked: Opened = opened;
        const isWanted = (): boolean => opened === asked && signal?.aborted !== true;
        const found = await runInSteps(findInSteps(asked.directory, { text, limit, near: near() }), isWanted);
        if (found?.ok === true) return { offices: [...found.value], directory: aboutOf(asked.directory) };
        if (signal?.aborted === true) break;
        if (found !== null && opened === asked) giveUp(asked.file, found.fault);
      }
      return NOTHING;
    },
  };
}

const NOTHING: OfficeAnswer = { offices: [], directory: null };

/** Lets scans and everything else in between the steps; null when the answer was not wanted to its end. */
async function runInSteps<T>(steps: Steps<T>, isWanted: () => boolean): Promise<T | null> {
  while (isWanted()) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return null;
}

function aboutOf({ root, header }: Directory): OfficeAnswer['directory'] {
  return { source: root.source, asOf: root.asOf, offices: header.offices, pins: header.pins };
}

/** Takes files off the list until one opens; null when none is left. */
function openNext(files: string[], giveUp: (file: string, fault: DirectoryFault) => void): Opened | null {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    const source = openFileSource(file);
    if (source === null) continue; // not there
    const directory = openDirectory(source);
    if (directory.ok) return { file, directory: directory.value, source };
    source.close();
    giveUp(file, directory.fault);
  }
  return null;
}
