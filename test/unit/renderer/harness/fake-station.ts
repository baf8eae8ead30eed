/**
 * A station inside the page: the real contract over a real MessagePort, its views from the fixtures, nothing written.
 * The address chooses: ?phase=…&view=…&desk=…&test=1. For looking at screens only.
 */
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { WalkInView } from '../../../../domain/contract/walk-in.ts';
import type { AcceptView, TornAnswer } from '../../../../domain/contract/accept-view.ts';
import type { FileView } from '../../../../domain/contract/manifest-file.ts';
import type { PaperView } from '../../../../domain/contract/paper-view.ts';
import { stationContract, type SessionView } from '../../../../domain/contract/station.ts';
import { VIEWS, type ViewName } from '../fixtures/accept.ts';
import { DESKS } from '../fixtures/desk.ts';
import { FILES, RECONCILED } from '../fixtures/file.ts';
import { DIRECTORY, OFFICES } from '../fixtures/offices.ts';
import { RECENT } from '../fixtures/recent.ts';
import { SESSIONS } from '../fixtures/session.ts';

const NO_FLOW = { despatched: 0, delivered: 0, returned: 0, short: 0, writtenOff: 0 };
const BALANCE = { opening: 3, received: 147, excess: 2, ...NO_FLOW, corrections: 1, closing: 151 };

const asked = new URLSearchParams(window.location.search);
const session: SessionView = {
  ...SESSIONS[(asked.get('phase') ?? 'ready') as SessionView['phase']],
  test: asked.has('test'),
};
const view: AcceptView = VIEWS[(asked.get('view') ?? 'accepted') as ViewName];
const desk = DESKS[(asked.get('desk') ?? 'well') as keyof typeof DESKS];

const FINISHED: PaperView = {
  consignment: 'AMZ-24112026-04',
  partner: 'Amazon',
  vehicle: 'KA 53 AB 4417',
  finishedAtMs: Date.parse('2026-11-24T10:38:00+05:30'),
  giveBack: 'GB-AMZ-24112026-04',
  copy: { no: 2, state: 'handed', detail: '' },
  signed: null,
  corrects: null,
  isNewest: true,
  document: 'AM-AMZ-24112026-04',
  file: '/home/counter/Daksetu/documents/AM-AMZ-24112026-04.pdf',
  sha256: '3f9a12bc77d0e1452c08'.padEnd(64, 'a'),
  pages: 5,
  counts: { declared: 200, accepted: 196, rejected: 1, absent: 3, unmanifested: 2 },
};
const PAPERS: readonly PaperView[] = [
  FINISHED,
  {
    ...FINISHED,
    document: 'AM-AMZ-23112026-02',
    consignment: 'AMZ-23112026-02',
    vehicle: null,
    finishedAtMs: Date.parse('2026-11-23T16:05:00+05:30'),
    giveBack: null,
    signed: { how: 'paper', atMs: Date.parse('2026-11-23T16:10:00+05:30') },
    copy: { no: 3, state: 'refused', detail: 'Invalid deviceName provided' },
  },
];

const file: FileView = FILES[(asked.get('file') ?? 'idle') as keyof typeof FILES];

const forever = new Promise<never>(() => {});
async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
  await forever;
}

const DIFFERENCES = {
  absent: RECENT.map(({ number }) => number)
    .filter((number) => number.startsWith('CK'))
    .map((item) => ({ item, pin: '411014' })),
  unweighed: 4,
  cancelled: 1,
  changed: 1,
  listed: 0,
  notWeighed: [
    { item: 'CK482913422IN', slot: 'A1' },
    { item: 'CK482913714IN', slot: 'D4' },
    { item: 'CK482909578IN', slot: 'A6' },
    { item: 'CK123456785IN', slot: null },
  ],
};

const contract = implement(stationContract);
const refusal = { code: 'wrong-pin', detail: '{"triesLeft":4}', retry: 'now', ref: 'r1' } as const;
const router = contract.router({
  session: {
    view: contract.session.view.handler(() => session),
    live: contract.session.live.handler(() => once(session)),
    enrol: contract.session.enrol.handler(() => session),
    setPin: contract.session.setPin.handler(() => session),
    signIn: contract.session.signIn.handler(({ errors }) => {
      throw errors.REFUSED({ data: refusal });
    }),
    lock: contract.session.lock.handler(() => session),
    unlock: contract.session.unlock.handler(() => session),
    confirm: contract.session.confirm.handler(() => session),
    dismiss: contract.session.dismiss.handler(() => session),
    touched: contract.session.touched.handler(() => session),
  },
  set: {
    balance: contract.set.balance.handler(() => BALANCE),
    open: contract.set.open.handler(() => session),
    close: contract.set.close.handler(() => session),
  },
  desk: {
    live: contract.desk.live.handler(() => once(desk)),
    commandSheet: contract.desk.commandSheet.handler(() => ({ file: '/data/documents/COMMANDS-BLR-GPO-C2-EN.pdf' })),
  },
  offices: {
    find: contract.offices.find.handler(({ input }) => ({
      offices: /[A-Za-z0-9]/.test(input.text) ? OFFICES : [],
      directory: asked.has('noDirectory') ? null : DIRECTORY,
    })),
  },
  consignment: {
    list: contract.consignment.list.handler(() => {
      const first = VIEWS.ready.consignment;
      return asked.has('nothing') || first === null
        ? []
        : [
            {
              ...first,
              state: 'expected',
              terms: { ...first.terms, weigh: 'sample', label: 'sort', prohibited: 'consignment' },
            },
            { ...first, consignment: 'AMZ-24112026-05', vehicle: null, declared: 1, state: 'expected', by: 'file' },
            { ...first, consignment: 'AMZ-23112026-02', state: 'finished', by: 'declared', toReconcile: true },
          ];
    }),
    differences: contract.consignment.differences.handler(() => DIFFERENCES),
    setAside: contract.consignment.setAside.handler(() => VIEWS.none),
    declare: contract.consignment.declare.handler(() => VIEWS.ready),
    reconcile: contract.consignment.reconcile.handler(() => RECONCILED),
    receive: contract.consignment.receive.handler(() => VIEWS.ready),
    finish: contract.consignment.finish.handler(() => (asked.has('slow') ? forever : FINISHED)),
    papers: contract.consignment.papers.handler(() => (asked.get('nothing') === '1' ? [] : [...PAPERS])),
    print: contract.consignment.print.handler(() => FINISHED),
    sign: contract.consignment.sign.handler(() => ({
      ...FINISHED,
      signed: { how: 'paper', atMs: FINISHED.finishedAtMs },
    })),
    correct: contract.consignment.correct.handler(() => session),
  },
  walkIn: {
    view: contract.walkIn.view.handler(() => WALK_INS),
    book: contract.walkIn.book.handler(() => WALK_INS),
    undo: contract.walkIn.undo.handler(() => WALK_INS),
    print: contract.walkIn.print.handler(() => WALK_INS),
    receipt: contract.walkIn.receipt.handler(() => WALK_INS),
  },
  manifestFile: {
    live: contract.manifestFile.live.handler(() => once(file)),
    choose: contract.manifestFile.choose.handler(() => file),
    forget: contract.manifestFile.forget.handler(() => FILES.idle),
    take: contract.manifestFile.take.handler(({ errors }) => {
      throw errors.REFUSED({ data: { ...refusal, code: 'wrong-names' } });
    }),
  },
  accept: {
    live: contract.accept.live.handler(() => once(view)),
    type: contract.accept.type.handler(() => VIEWS['check-digit']),
    candidates: contract.accept.candidates.handler(() => TORN),
    relabel: contract.accept.relabel.handler(() => ({ ...VIEWS.relabelled, version: 2 })),
    undo: contract.accept.undo.handler(({ errors }) => {
      throw errors.REFUSED({ data: { ...refusal, code: 'not-your-own' } });
    }),
    undoOthers: contract.accept.undoOthers.handler(() => session),
    weighAgain: contract.accept.weighAgain.handler(() => view),
    weighByHand: contract.accept.weighByHand.handler(() => view),
    printAgain: contract.accept.printAgain.handler(() => view),
    reject: contract.accept.reject.handler(() => ({ ...VIEWS.rejected, version: 2 })),
    giveBack: contract.accept.giveBack.handler(() => ({ ...VIEWS.rejected, version: 2 })),
    understood: contract.accept.understood.handler(() => ({ ...VIEWS.accepted, version: 2 })),
  },
});

/** One parcel of a customer. */
const WALK_INS: WalkInView = {
  count: 1,
  paise: 8_260,
  rows: [
    {
      use: `560001-C2/${'0'.repeat(32)}/7`,
      number: 'EW000001009IN',
      atMs: Date.UTC(2026, 10, 24, 5, 12),
      pin: '411014',
      grams: 1_850,
      product: 'parcel',
      tariffPaise: 8_260,
      voided: false,
      destination: null,
      receipt: null,
    },
  ],
  undo: `560001-C2/${'0'.repeat(32)}/7`,
};

/** Two parcels that the readable part of a label fits. */
const TORN: TornAnswer = {
  kind: 'candidates',
  candidates: [
    { number: 'CK482909547IN', from: 'expected', pin: '571436', office: 'Santhebachahalli S.O', grams: 825 },
    { number: 'CK482909545IN', from: 'expected', pin: '700159', office: 'Madhyamgram S.O', grams: 915 },
  ],
};

window.addEventListener('load', () => {
  if (asked.has('silent')) return;
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port1);
  port1.start();
  window.postMessage('station-port', window.location.origin, [port2]);
  Object.assign(window, { killStation: () => port1.close() });
});
