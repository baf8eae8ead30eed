/**
 * The Accept screen's work on the station's side: what a scan, a typed number or a key does.
 * Invariant: while stopped, scans write nothing; they are counted, named, and sound again.
 */
import { randomUUID } from 'node:crypto';
import type { AcceptView, StopReason } from '../../../domain/contract/accept-view.ts';
import type { AcceptRefusal } from '../../../domain/custody/accept-item.ts';
import { mayBeReadingOf } from '../../../domain/custody/weighing.ts';
import type { CorrectionRefusal } from '../../../domain/custody/correct-acceptance.ts';
import type { Capture, RejectReason } from '../../../domain/custody/event.ts';
import type { GiveBackRefusal } from '../../../domain/custody/give-back.ts';
import type { ItemNumber, UseId } from '../../../domain/custody/ids.ts';
import { identifyingNumbers } from '../../../domain/custody/item-numbers.ts';
import { normaliseTyped } from '../../../domain/identifiers/normalise-typed.ts';
import { readCode } from '../../../domain/identifiers/read-code.ts';
import type { CodeReading } from '../../../domain/identifiers/reading.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { acceptScan } from '../commands/accept-scan.ts';
import {
  describeUndo,
  lastUse,
  printAgain,
  rejectLast,
  undoLast,
  undoOthersLast,
  weighAgain,
  weighByHand,
  type CorrectReply,
  type MeantUse,
  type TypedWeight,
} from '../commands/correct-last.ts';
import { giveBack } from '../commands/give-back.ts';
import { lastRejection, unrejectLast } from '../commands/correct-finished.ts';
import type { CommandFault } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import type { ManifestItem } from '../projections/manifest-rows.ts';
import type { KnownUse } from '../projections/use-table.ts';
import { createAcceptScreen, type AcceptScreen } from './accept-screen.ts';
import { newestLabel, shownAgain } from './accept-view.ts';
import type { Live } from './live.ts';
import { meantParcel, type MeantParcel } from './meant-parcel.ts';
import { numberOfLabel, readOwnLabel } from './own-label.ts';
import type { Pending } from './pin-box.ts';
import { acceptedResult, alreadyResult, undoneResult } from './scan-results.ts';
import type { WeighingDesk } from './weighing-desk.ts';
import { createRelabel, type RelabelDesk } from './relabel-desk.ts';

export type DeskRefusal =
  | GiveBackRefusal
  | CorrectionRefusal
  | CommandFault
  /** A stop waits for F9; until then the keys of the last result do nothing. */
  | { readonly kind: 'stopped' };

export type AcceptDesk = RelabelDesk & {
  readonly live: Live<AcceptView>;
  /** A barcode from a device. `data` is Latin-1 text. */
  readonly scanned: (data: string, aim: string | null, from: { source: 'hid' | 'serial'; device: string }) => void;
  /** A number from the keyboard. */
  readonly typed: (requestId: string, text: string) => AcceptView;
  /** `use` is the article on the screen; these are refused with `moved-on` when another was accepted since. */
  readonly undo: (requestId: string, use: UseId) => Reply<AcceptView, DeskRefusal>;
  readonly weighAgain: (requestId: string, use: UseId) => Reply<AcceptView, DeskRefusal>;
  readonly weighByHand: (requestId: string, use: UseId, typed: TypedWeight) => Reply<AcceptView, DeskRefusal>;
  readonly printAgain: (requestId: string, use: UseId) => Reply<AcceptView, DeskRefusal>;
  readonly reject: (requestId: string, use: UseId, reason: RejectReason) => Reply<AcceptView, DeskRefusal>;
  /** A parcel that the partner cancelled goes back to the driver. */
  readonly giveBack: (requestId: string, number: string) => Reply<AcceptView, DeskRefusal>;
  /** What a supervisor must confirm before another person's acceptance is taken back, ready to be done. */
  readonly undoOthers: (use: UseId) => Reply<Pending, DeskRefusal>;
  readonly understood: () => AcceptView;
  /** Something else changed what the screen shows: a consignment was opened, a user left. */
  readonly refresh: () => AcceptView;
  /** The printer's queue went on: says so if the label of the parcel shown has moved. */
  readonly labelMoved: () => void;
  /** Takes the last result off the screen, when another consignment is taken up. */
  readonly clear: () => void;
};

type LabelReading = Extract<CodeReading, { kind: 'custody-id' }>;
type Scan = { readonly requestId: string; readonly reading: CodeReading; readonly capture: Capture };
type Parts = {
  readonly core: Core;
  readonly scale: WeighingDesk;
  readonly screen: AcceptScreen;
  /** Names this desk on results. */
  readonly counter: () => string;
};

/** `counter` names this desk on results; scans are handled one after the other, in the order they came. */
export function createAcceptDesk(core: Core, scale: WeighingDesk, counter: () => string): AcceptDesk {
  const screen = createAcceptScreen(core);
  const parts = { core, scale, screen, counter };
  return {
    live: screen.live,
    scanned: (data, aim, { source, device }) => {
      const reading = readCode(data, aim);
      if (reading.kind === 'unreadable' && reading.why === 'empty') return; // nobody scanned anything
      handle(parts, { requestId: randomUUID(), reading, capture: { source, symbology: reading.aim, device } });
    },
    typed: (requestId, text) => {
      if (core.store.requests.find(requestId)?.command === 'item.accept') return screen.live.get();
      const reading = readCode(normaliseTyped(text), null);
      return handle(parts, { requestId, reading, capture: { source: 'typed', symbology: null, device: null } });
    },
    ...createRelabel(parts),
    ...createCorrections(parts),
    giveBack: (requestId, number) => gaveBack(parts, requestId, number),
    understood: screen.understood,
    refresh: screen.refresh,
    labelMoved: () => {
      const { use, label } = screen.live.get();
      if (use === null || label === null) return;
      const now = newestLabel(core, { use: use as UseId, copies: label.copy });
      if (now?.state !== label.state) screen.refresh();
    },
    clear: screen.clear,
  };
}

function handle(parts: Parts, scan: Scan): AcceptView {
  const { core, screen } = parts;
  const { reading, capture } = scan;
  if (screen.isStopped()) return screen.ignore(reading.kind === 'badge' ? null : numberOf(core, reading)); // no parcel is missed
  try {
    if (screen.live.get().missed.length > 0) screen.answering(namesOf(core, reading)); // no look-up on most scans
    if (reading.kind === 'custody-id') return ownLabel(parts, reading);
    const meant = meantParcel(reading, capture.source, (number) => lineOfNumber(core, number));
    return meant.kind === 'parcel' ? accept(parts, scan, meant.parcel) : screen.stop(reading.shown, meant.stop);
  } catch (cause) {
    const fault = storageFaultOf(cause);
    if (fault === null) throw cause;
    return screen.stop(reading.shown, { code: 'storage', detail: fault });
  }
}

/** Scan to confirm: the label can be read, and whose it is. No weight is taken: another parcel may lie on the scale. */
function ownLabel({ core, screen, counter }: Parts, { label, shown }: LabelReading): AcceptView {
  const read = readOwnLabel(core, label, shown);
  if (read.kind === 'stop') return screen.stop(read.number, read.reason);
  return screen.show(alreadyResult(core, read.use, screen.stamp(), { counter: counter(), labelRead: true }));
}

function numberOf(core: Core, reading: CodeReading): string {
  if (reading.kind === 'custody-id') return numberOfLabel(core, reading.label) ?? reading.shown;
  return reading.kind === 'item' ? reading.number : reading.shown;
}

/** The number read, and the others of the same parcel where a manifest knows them. */
function namesOf(core: Core, reading: CodeReading): readonly string[] {
  const number = numberOf(core, reading);
  const line = reading.kind === 'item' || reading.kind === 'custody-id' ? lineOfNumber(core, number) : null;
  return line === null ? [number] : [number, ...identifyingNumbers(line)];
}

function lineOfNumber({ projections }: Core, number: string): ManifestItem | null {
  return projections.manifests.find(number, projections.consignments.open()?.consignment ?? null);
}

function accept({ core, scale, screen, counter }: Parts, scan: Scan, parcel: MeantParcel): AcceptView {
  const weighing = scale.now(() => lineOfNumber(core, parcel.number)?.item ?? parcel.number);
  const { requestId, capture } = scan;
  const ran = acceptScan(core, { requestId, number: parcel.number, check: checkOf(parcel), capture, weighing });
  if (!ran.ok) {
    // The other stops ask for the same parcel again, and it keeps its weight; these are put away.
    const isPutAway = PUT_AWAY.has(ran.fault.kind);
    if (isPutAway && weighing.kind === 'weight') scale.use(null);
    return screen.stop(parcel.shown, stopReason(ran.fault, parcel, capture));
  }
  if (ran.value.repeated) return screen.live.get();
  const { kind, n } = ran.value.answer;
  const use = useAt(core, n);
  // One that was listed at last keeps the weight it has: another parcel may lie on the scale.
  if (weighing.kind === 'weight' && mayBeReadingOf(use.grams, weighing.weight)) scale.use(n);
  if (kind === 'already')
    return screen.show(alreadyResult(core, use, screen.stamp(), { counter: counter(), labelRead: false }));
  return screen.show(acceptedResult(core, use, screen.stamp(), weighing.kind === 'none' ? weighing.why : 'missing'));
}

/** What the stop sends away, with its weight. */
const PUT_AWAY: ReadonlySet<string> = new Set(['rejected-before', 'other-consignment', 'cancelled-by-partner']);

type Corrections = Pick<AcceptDesk, 'undo' | 'undoOthers' | 'reject' | 'weighAgain' | 'weighByHand' | 'printAgain'>;

/** Runs a correction unless a stop waits, and shows what came of it. */
function createCorrected(core: Core, screen: AcceptScreen): Corrected {
  return (requestId, run, then) => {
    const isNew = core.store.requests.find(requestId) === null; // what was done already is answered again
    if (screen.isStopped() && isNew) return refuse({ kind: 'stopped' });
    const ran = run();
    if (!ran.ok) return refuse(ran.fault);
    return ok(ran.value.repeated ? screen.live.get() : then(useAt(core, ran.value.answer.n)));
  };
}

function createCorrections({ core, scale, screen }: Parts): Corrections {
  const corrected = createCorrected(core, screen);
  const undone = (use: KnownUse): AcceptView => {
    scale.takenBack(use.n, use.item);
    return screen.show(undoneResult(core, use, screen.stamp()));
  };
  const unrejected = (use: KnownUse): AcceptView => screen.show(undoneResult(core, use, screen.stamp(), 'rejection'));
  const shown = (): KnownUse | null => shownAgain(core, screen.live.get().result);
  return {
    undo: (requestId, meant) => {
      if (lastRejection(core)?.use !== meant)
        return corrected(requestId, () => undoLast(core, requestId, meant), undone);
      return corrected(requestId, () => unrejectLast(core, requestId, meant), unrejected);
    },
    undoOthers: (meant) =>
      askUndoOthers({ core, screen }, meant, (requestId, confirmation) =>
        corrected(requestId, () => undoOthersLast(core, requestId, meant, confirmation), undone),
      ),
    reject: (requestId, meant, reason) =>
      corrected(
        requestId,
        () => rejectLast(core, requestId, { use: meant, shown: shown() }, reason),
        (use) => screen.show(undoneResult(core, use, screen.stamp()), reason),
      ),
    weighAgain: (requestId, meant) =>
      corrected(
        requestId,
        () => weighAgain(core, requestId, meantOf(core, screen, meant), scale.again),
        (use) => {
          scale.use(use.n);
          return screen.show(acceptedResult(core, use, screen.stamp(), 'missing'));
        },
      ),
    weighByHand: (requestId, meant, typed) =>
      corrected(
        requestId,
        () => weighByHand(core, requestId, meantOf(core, screen, meant), typed),
        (use) => screen.show(acceptedResult(core, use, screen.stamp(), 'missing')),
      ),
    printAgain: (requestId, meant) =>
      corrected(
        requestId,
        () => printAgain(core, requestId, meant, shown()),
        () => screen.refresh(),
      ),
  };
}

function meantOf(core: Core, screen: AcceptScreen, meant: UseId): MeantUse {
  return { meant, shown: shownAgain(core, screen.live.get().result) };
}

type Corrected = (
  requestId: string,
  run: () => CorrectReply,
  then: (use: KnownUse) => AcceptView,
) => Reply<AcceptView, DeskRefusal>;

/** `run` does it, once it is confirmed. */
function askUndoOthers(
  { core, screen }: Pick<Parts, 'core' | 'screen'>,
  meant: UseId,
  run: Pending['run'],
): Reply<Pending, DeskRefusal> {
  if (screen.isStopped()) return refuse({ kind: 'stopped' });
  const described = describeUndo(core, meant);
  if (!described.ok) return described;
  const use = lastUse(core);
  if (use === null) return refuse({ kind: 'nothing-to-correct' });
  const acceptedBy = core.projections.people.person(use.acceptedBy)?.name ?? null;
  const shown = { code: 'item.correct-others-last', number: use.item, acceptedBy } as const;
  return ok({ described: described.value, shown, run });
}

function gaveBack({ core, screen }: Parts, requestId: string, number: string): Reply<AcceptView, DeskRefusal> {
  const isNew = core.store.requests.find(requestId) === null; // what was done already is answered again
  if (screen.isStopped() && isNew) return refuse({ kind: 'stopped' });
  const done = giveBack(core, requestId, number as ItemNumber); // compared with what is known, and kept from there
  if (!done.ok) return done;
  const { answer, repeated } = done.value;
  if (repeated) return ok(screen.live.get());
  const nothing = { kind: 'undone', what: 'acceptance', destination: null, onPaper: null } as const;
  const result =
    answer.n === null
      ? { ...screen.stamp(), ...nothing, number: answer.item }
      : undoneResult(core, useAt(core, answer.n), screen.stamp());
  return ok(screen.show(result, 'cancelled-by-partner'));
}

function useAt(core: Core, n: number): KnownUse {
  const use = core.projections.uses.byN(n);
  if (use === null) throw new Error(`use ${n} was committed and is not in the book`);
  return use;
}

function checkOf(parcel: MeantParcel) {
  if (parcel.check !== 'wrong') return { state: parcel.check };
  const { found, expected, position } = parcel;
  return { state: 'wrong', found, expected, position } as const;
}

function stopReason(fault: AcceptRefusal | CommandFault, parcel: MeantParcel, capture: Capture): StopReason {
  switch (fault.kind) {
    case 'check-digit': {
      const { found, expected, position } = fault;
      return {
        code: 'check-digit',
        number: parcel.number,
        found,
        expected,
        position,
        typed: capture.source === 'typed',
      };
    }
    case 'rejected-before':
      return {
        code: 'rejected-before',
        number: parcel.number,
        reason: fault.rejection.reason,
        atMs: fault.rejection.atMs,
      };
    case 'other-consignment':
      return { code: 'other-consignment', number: parcel.number, consignment: fault.consignment };
    case 'cancelled-by-partner': {
      const { cancelled, acceptedAtMs } = fault;
      const { consignment, atMs: cancelledAtMs } = cancelled;
      return { code: 'cancelled-by-partner', number: parcel.number, consignment, cancelledAtMs, acceptedAtMs };
    }
    case 'storage':
      return { code: 'storage', detail: fault.fault };
    case 'no-open-set':
    case 'no-consignment':
    case 'locked':
    case 'not-allowed':
    case 'not-now':
    case 'needs-supervisor':
    case 'not-confirmed':
    case 'request-reused':
      return { code: 'no-consignment', shown: parcel.shown };
  }
}
