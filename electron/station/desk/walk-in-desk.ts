/**
 * Parcels that customers hand in: booking, taking back, and their receipts.
 * Invariant: a receipt is rendered after the commit, and one that could not be is rendered again when it is asked for.
 */
import type { BookingInput, WalkInRow, WalkInView } from '../../../domain/contract/walk-in.ts';
import type { UseId } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { bookedUse, bookItem, cancelBooking, lastBooked, printBooked } from '../commands/book-item.ts';
import { barredFrom } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import type { WalkIn } from '../projections/walk-in-table.ts';
import type { ReceiptPrinter } from '../reports/receipt-printer.ts';
import { destinationOf } from './scan-results.ts';
import type { DeskBoard } from './desk-board.ts';
import type { SessionDesk } from './session-desk.ts';
import type { WeighingDesk } from './weighing-desk.ts';

type Language = 'en' | 'hi';

export type WalkInActions = {
  readonly bookWalkIn: (requestId: string, given: BookingInput, language: Language) => Promise<Reply<WalkInView>>;
  readonly undoWalkIn: (requestId: string, use: UseId, language: Language) => Promise<Reply<WalkInView>>;
  readonly printWalkIn: (requestId: string, use: UseId) => Reply<WalkInView>;
  /** Renders the receipt of a booked parcel once more. */
  readonly walkInReceipt: (use: UseId, language: Language) => Promise<Reply<WalkInView>>;
  /** Of the open set; null without one, or while locked. */
  readonly walkIns: () => WalkInView | null;
};

export type WalkInDeps = {
  readonly core: Core;
  readonly scale: WeighingDesk;
  readonly session: SessionDesk;
  readonly receipts: ReceiptPrinter;
  readonly board: Pick<DeskBoard, 'refresh'>;
};

const SHOWN = 6;

/** Each action answers with the view it changed. */
export function createWalkInActions(deps: WalkInDeps): WalkInActions {
  const { core, scale, session, board, receipts } = deps;
  const view = (): Reply<WalkInView> => ok(viewOf(core, receipts));
  return {
    bookWalkIn: async (requestId, { receiver, sender, ...rest }, language) => {
      if (session.box.stands()) return refuse({ kind: 'pin-asked' });
      const parties = { receiver: { kind: 'party', ...receiver }, sender: { kind: 'party', ...sender } } as const;
      const command = { ...rest, pin: receiver.pin, weighing: scale.now() };
      const ran = bookItem(core, requestId, { command, parties });
      if (!ran.ok) return ran;
      const { n } = ran.value.answer;
      if (!ran.value.repeated) scale.use(n);
      board.refresh();
      await receipts.render(n, language);
      return view();
    },
    undoWalkIn: async (requestId, use, language) => {
      const ran = cancelBooking(core, requestId, use);
      if (!ran.ok) return ran;
      board.refresh();
      await receipts.render(ran.value.answer.n, language);
      return view();
    },
    printWalkIn: (requestId, use) => {
      const ran = printBooked(core, requestId, use);
      return ran.ok ? view() : ran;
    },
    walkInReceipt: async (use, language) => {
      const barred = barredFrom(core, { action: 'label.print-again' });
      if (barred !== null) return refuse(barred);
      const known = bookedUse(core, use);
      if (known === null) return refuse({ kind: 'nothing-to-correct' });
      await receipts.render(known.n, language);
      return view();
    },
    walkIns: () =>
      core.session.person === null || core.projections.sets.open() === null ? null : viewOf(core, receipts),
  };
}

function viewOf(core: Core, receipts: ReceiptPrinter): WalkInView {
  const set = core.projections.sets.open();
  if (set === null) return { count: 0, paise: 0, rows: [], undo: null };
  const last = lastBooked(core);
  const isOwn = last !== null && last.status === 'on-hand' && last.acceptedBy === core.session.person?.user;
  const rows = core.projections.walkIns.latest(set.key, SHOWN).map((walkIn) => rowOf(core, walkIn, receipts));
  return { ...core.projections.walkIns.sum(set.key), rows, undo: isOwn ? last.use : null };
}

function rowOf(core: Core, { n, product, tariffPaise }: WalkIn, receipts: ReceiptPrinter): WalkInRow {
  const use = core.projections.uses.byN(n);
  if (use === null) throw new Error(`walk-in ${n} was booked and is not in the book`);
  return {
    use: use.use,
    number: use.item,
    atMs: use.acceptedAtMs,
    pin: use.pin ?? '',
    grams: use.grams,
    product,
    tariffPaise,
    voided: use.status !== 'on-hand',
    destination: destinationOf(core, use, null),
    receipt: receipts.fileOf(use.item),
  };
}
