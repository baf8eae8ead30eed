/** What each key does on the list: for a consignment that waits, for one that is finished, and at the end of the set. */
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import type { ReconciliationView } from '../../../domain/contract/station.ts';
import type { Translate } from '../../i18n/use-words.ts';
import type { KeyName, KeySpec } from '../../ui/keys.ts';
import { asksDeclaration } from './asks-declaration.ts';
import type { ConsignmentDeeds } from './use-consignment-deeds.ts';

export type ListWays = {
  readonly onFind: () => void;
  /** The fixed row: a parcel that a customer hands in. */
  readonly onWalkIn: () => void;
  readonly onFile: () => void;
  readonly onCount: () => void;
  readonly onCompared: (compared: ReconciliationView) => void;
  /** Something was found after the consignment was finished. */
  readonly onCorrect: (paper: PaperView) => void;
  /** The driver signs now, or signed a printed sheet. */
  readonly onSign: (paper: PaperView) => void;
};

export type ListState = {
  readonly chosen: ConsignmentSummary | undefined;
  readonly isWalkIn: boolean;
  /** The finished one that is chosen. */
  readonly paper: PaperView | null;
  readonly hasPrinter: boolean;
  readonly closing: boolean;
  readonly setClosing: (closing: boolean) => void;
  /** Puts the question for the declaration that the contract asks for. */
  readonly setAsking: (asking: ConsignmentSummary) => void;
  readonly ways: ListWays;
  readonly deeds: Pick<ConsignmentDeeds, 'closeSet' | 'receive' | 'lock'>;
  readonly compare: (consignment: string) => void;
  readonly print: (document: string) => void;
};

type Given = Partial<Record<KeyName, KeySpec>>;

export function listKeys(t: Translate, state: ListState): Given {
  const { chosen, isWalkIn, paper, closing, setClosing, ways, deeds, compare } = state;
  const toCompare = closing || chosen?.toReconcile !== true ? undefined : chosen.consignment;
  const start = startOf(state);
  return {
    F2: { label: t('key.back'), act: closing ? () => setClosing(false) : undefined },
    F3: { label: t('key.findOffice'), act: closing ? undefined : ways.onFind },
    F5: { label: t('key.fromFile'), act: closing ? undefined : ways.onFile },
    F6: { label: t('key.byCount'), act: closing ? undefined : ways.onCount },
    F7: { label: t('key.compare'), act: toCompare === undefined ? undefined : () => compare(toCompare) },
    F8: {
      label: t('key.closeSet'),
      act: closing ? deeds.closeSet : () => setClosing(true),
      solid: closing,
      confirms: closing ? 'close-set' : undefined,
    },
    F10: {
      label: t('key.start'),
      act: start,
      solid: true,
      confirms: start === undefined ? undefined : isWalkIn ? 'start-customer' : 'start', // F10 opened the set, or went on from the last consignment
    },
    F12: { label: t('key.lock'), act: deeds.lock },
    ...(paper === null || closing ? {} : paperKeys(t, paper, state)),
  };
}

/** What F10 begins: the customer's form, the declaration that the contract asks for, or the work. */
function startOf({ chosen, isWalkIn, closing, setAsking, ways, deeds }: ListState): (() => void) | undefined {
  if (closing) return undefined;
  if (isWalkIn) return ways.onWalkIn;
  if (chosen === undefined || chosen.state === 'finished') return undefined;
  if (chosen.cancelled && chosen.state === 'expected') return undefined;
  return asksDeclaration(chosen) ? () => setAsking(chosen) : () => deeds.receive(chosen.consignment, null);
}

/** Only the newest document of a consignment can be corrected. */
function paperKeys(t: Translate, paper: PaperView, { hasPrinter, print, ways }: ListState): Given {
  return {
    F6: { label: t(hasPrinter ? 'key.printPaper' : 'key.makePdf'), act: () => print(paper.document) },
    F7: { label: t('key.sign'), act: paper.signed === null ? () => ways.onSign(paper) : undefined },
    F10: {
      label: t('key.correct'),
      act: paper.isNewest ? () => ways.onCorrect(paper) : undefined,
      confirms: paper.isNewest ? 'correct-paper' : undefined, // F10 went on from the last consignment
    },
  };
}
