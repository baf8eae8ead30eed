/** Every migration, in order. */
import { ledger } from './0001-ledger.ts';
import { books } from './0002-books.ts';
import { pinCodeUsed } from './0003-pin-code-used.ts';
import { ownManifests } from './0004-own-manifests.ts';
import { setAside } from './0005-set-aside.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [ledger, books, pinCodeUsed, ownManifests, setAside];
