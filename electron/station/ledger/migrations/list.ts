/** Every migration, in order. */
import { ledger } from './0001-ledger.ts';
import { books } from './0002-books.ts';
import { pinCodeUsed } from './0003-pin-code-used.ts';
import { badgesAndConfirmations } from './0004-badges-and-confirmations.ts';
import { ownManifests } from './0005-own-manifests.ts';
import { setAside } from './0006-set-aside.ts';
import { personal } from './0007-personal.ts';
import { numbers } from './0008-numbers.ts';
import { howCaptured } from './0009-how-captured.ts';
import { firstAcceptance } from './0010-first-acceptance.ts';
import { walkIns } from './0011-walk-ins.ts';
import { contractRules } from './0012-contract-rules.ts';
import { partnerWords } from './0013-partner-words.ts';
import { papers } from './0014-papers.ts';
import { useByLine } from './0015-use-by-line.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  ledger,
  books,
  pinCodeUsed,
  badgesAndConfirmations,
  ownManifests,
  setAside,
  personal,
  numbers,
  howCaptured,
  firstAcceptance,
  walkIns,
  contractRules,
  partnerWords,
  papers,
  useByLine,
];
