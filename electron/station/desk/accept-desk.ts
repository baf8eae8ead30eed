/**
 * The Accept screen's state on the station's side: the last result, the stop that waits for F9, the last scans.
 * Invariant: while stopped, scans write nothing; they are counted and sound again.
 */
import { randomUUID } from 'node:crypto';
import type { AcceptView, RecentScan, ScanResult, StopReason } from '../../../domain/contract/accept-view.ts';
import type { AcceptRefusal } from '../../../domain/custody/accept-item.ts';
import type { CorrectionRefusal } from '../../../domain/custody/correct-acceptance.ts';
import type { Capture, RejectReason } from '../../../domain/custody/event.ts';
import { normaliseTyped } from '../../../domain/identifiers/normalise-typed.ts';
import { readCode, type CodeReading, type ItemReading } from '../../../domain/identifiers/read-code.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { acceptScan, type ScanAnswer } from '../commands/accept-scan.ts';
import { printLastAgain, rejectLast, undoLast, weighLastAgain, type CorrectReply } from '../commands/correct-last.ts';
import type { CommandFault, Ran } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import { acceptView } from './accept-view.ts';
import { createLive, type Live } from './live.ts';
import { acceptedResult, alreadyResult, recentOf, undoneResult, type NotWeighed } from './scan-results.ts';
import type { WeighingDesk } from './weighing-desk.ts';

export type DeskRefusal =
  | CorrectionRefusal
  | CommandFault
  /** A stop waits for F9; until then the keys of the last result do nothing. */
  | { readonly kind: 'stopped' };

export type AcceptDesk = {
  readonly live: Live<AcceptView>;
  /** A barcode from a device. `data` is Latin-1 text. */
  readonly scanned: (data: string, aim: string | null, from: { source: 'hid' | 'serial'; device: string }) => void;
  /** A number from the keyboard. */
  readonly typed: (requestId: string, text: string) => AcceptView;
  readonly undo: (requestId: string) => Reply<AcceptView, DeskRefusal>;
  readonly weighAgain: (requestId: string) => Reply<AcceptView, DeskRefusal>;
  readonly printAgain: (requestId: string) => Reply<AcceptView, DeskRefusal>;
  readonly reject: (requestId: string, reason: RejectReason) => Reply<AcceptView, DeskRefusal>;
  readonly understood: () => AcceptView;
  /** Something else changed what the screen shows: a consignment was opened, a user left. */
  readonly refresh: () => AcceptView;
  /** Takes the last result off the screen, when another consignment is taken up. */
  readonly clear: () => void;
};

/** How many lines of "last scans" are kept. */
const RECENT = 20;

type Scan = { readonly requestId: string; readonly reading: CodeReading; readonly capture: Capture };

/** `counter` names this desk on results; scans are handled one after the other, in the order they came. */
export function createAcceptDesk(core: Core, scale: WeighingDesk, counter: () => string): AcceptDesk {
  let result: ScanResult | null = null;
  let beforeStop: ScanResult | null = null;
  let stopped: { ignored: number } | null = null;
  let recent: readonly RecentScan[] = [];
  let nextId = 1;
  let version = 0;
  const live = createLive(acceptView(core, { version, result, stopped, recent }));

  const stamp = () => ({ id: nextId++, atMs: core.clock.nowMs() });
  const publish = (): AcceptView => {
    version += 1;
    const view = acceptView(core, { version, result, stopped, recent });
    live.set(view);
    return view;
  };
  const show = (next: ScanResult, rejected: string | null = null): AcceptView => {
    if (next.kind === 'stop' && result?.kind !== 'stop') beforeStop = result;
    result = next;
    recent = [recentOf(next, rejected), ...recent].slice(0, RECENT);
    if (next.kind === 'stop') stopped = { ignored: 0 };
    return publish();
  };
  const stop = (number: string, reason: StopReason): AcceptView =>
    show({ ...stamp(), kind: 'stop', number: number.slice(0, 80), reason });

  const handle = (scan: Scan): AcceptView => {
    if (stopped !== null) {
      stopped = { ignored: stopped.ignored + 1 };
      return publish();
    }
    const { reading } = scan;
    if (reading.kind !== 'item')
      return stop(reading.shown, { code: 'not-a-parcel', shown: reading.shown, what: whatIs(reading) });
    try {
      return accept(scan, reading);
    } catch (cause) {
      const fault = storageFaultOf(cause);
      if (fault === null) throw cause;
      return stop(reading.shown, { code: 'storage', detail: fault });
    }
  };

  const accept = (scan: Scan, reading: ItemReading): AcceptView => {
    const weighing = scale.now();
    const { requestId, capture } = scan;
    const ran = acceptScan(core, { requestId, number: reading.number, check: checkOf(reading), capture, weighing });
    if (!ran.ok) return stop(reading.shown, stopReason(ran.fault, reading, capture));
    const why = weighing.kind === 'none' ? weighing.why : 'missing';
    return showAnswer(ran.value, why, weighing.kind === 'weight');
  };

  const showAnswer = ({ answer, repeated }: Ran<ScanAnswer>, why: NotWeighed, weighed: boolean): AcceptView => {
    if (repeated) return live.get();
    const use = core.projections.uses.byN(answer.n);
    if (use === null) throw new Error(`use ${answer.n} was committed and is not in the book`);
    if (answer.kind === 'already') return show(alreadyResult(core, use, stamp(), counter()));
    if (weighed) scale.use();
    return show(acceptedResult(core, use, stamp(), why));
  };

  const corrected = (run: () => CorrectReply, then: (n: number) => AcceptView): Reply<AcceptView, DeskRefusal> => {
    if (stopped !== null) return refuse({ kind: 'stopped' });
    const ran = run();
    if (!ran.ok) return refuse(ran.fault);
    return ok(ran.value.repeated ? live.get() : then(ran.value.answer.n));
  };
  const useAt = (n: number) => {
    const use = core.projections.uses.byN(n);
    if (use === null) throw new Error(`use ${n} is not in the book`);
    return use;
  };

  return {
    live,
    scanned: (data, aim, { source, device }) => {
      const reading = readCode(data, aim);
      handle({ requestId: randomUUID(), reading, capture: { source, symbology: reading.aim, device } });
    },
    typed: (requestId, text) => {
      if (core.store.requests.find(requestId)?.command === 'item.accept') return live.get();
      const reading = readCode(normaliseTyped(text), null);
      return handle({ requestId, reading, capture: { source: 'typed', symbology: null, device: null } });
    },
    undo: (requestId) =>
      corrected(
        () => undoLast(core, requestId),
        (n) => show(undoneResult(core, useAt(n), stamp())),
      ),
    reject: (requestId, reason) =>
      corrected(
        () => rejectLast(core, requestId, reason),
        (n) => show(undoneResult(core, useAt(n), stamp()), reason),
      ),
    weighAgain: (requestId) =>
      corrected(
        () => weighLastAgain(core, requestId, scale.now()),
        (n) => {
          scale.use();
          return show(acceptedResult(core, useAt(n), stamp(), 'missing'));
        },
      ),
    printAgain: (requestId) =>
      corrected(
        () => printLastAgain(core, requestId),
        () => publish(),
      ),
    understood: () => {
      stopped = null;
      if (result?.kind === 'stop') result = beforeStop; // with its old id, so that it sounds no tone
      return publish();
    },
    refresh: publish,
    clear: () => {
      result = null;
      beforeStop = null;
      recent = [];
      stopped = null;
    },
  };
}

function checkOf(reading: ItemReading) {
  if (reading.check !== 'wrong') return { state: reading.check };
  const { found, expected, position } = reading;
  return { state: 'wrong', found, expected, position } as const;
}

function whatIs(reading: Exclude<CodeReading, ItemReading>): Extract<StopReason, { code: 'not-a-parcel' }>['what'] {
  return reading.kind === 'bag' ? 'bag-number' : reading.kind;
}

function stopReason(fault: AcceptRefusal | CommandFault, reading: ItemReading, capture: Capture): StopReason {
  switch (fault.kind) {
    case 'check-digit': {
      const { found, expected, position } = fault;
      return {
        code: 'check-digit',
        number: reading.number,
        found,
        expected,
        position,
        typed: capture.source === 'typed',
      };
    }
    case 'rejected-before':
      return {
        code: 'rejected-before',
        number: reading.number,
        reason: fault.rejection.reason,
        atMs: fault.rejection.atMs,
      };
    case 'storage':
      return { code: 'storage', detail: fault.fault };
    case 'no-open-set':
    case 'no-consignment':
    case 'locked':
    case 'not-allowed':
    case 'request-reused':
      return { code: 'no-consignment', shown: reading.shown };
  }
}
