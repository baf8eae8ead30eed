/**
 * A station, whole: opened store, desks, loops. The same code runs in Electron's utility process and under plain Node.
 * Invariant: one station has one data folder, one writer and one uploader.
 */
import type { DeviceEvent } from '../../domain/contract/devices.ts';
import type { StationStart } from '../../domain/contract/start.ts';
import { ok, refuse, type Reply } from '../../domain/reply.ts';
import { connectionsOf, type Connections, type Others } from './connections.ts';
import { createCore, type KeyedParts } from './create-core.ts';
import { createWire, type Wire } from './create-wire.ts';
import type { Clock, Core } from './core.ts';
import { createAcceptDesk, type AcceptDesk } from './desk/accept-desk.ts';
import { createBadgeDesk } from './desk/badge-desk.ts';
import { createCommandDesk } from './desk/command-desk.ts';
import { createDeskBoard, type DeskBoard } from './desk/desk-board.ts';
import { loseDevices, takeDeviceEvent } from './desk/device-listener.ts';
import { createFileDesk, type FileDesk } from './desk/file-desk.ts';
import type { Live } from './desk/live.ts';
import { createManifestActions, type ManifestActions } from './desk/manifest-actions.ts';
import { createNumberStock, type NumberStockDesk } from './desk/number-stock.ts';
import { createSessionDesk, type SessionDesk } from './desk/session-desk.ts';
import { createWalkInActions, type WalkInActions, type WalkInDeps } from './desk/walk-in-desk.ts';
import { createWeighingDesk, type WeighingDesk } from './desk/weighing-desk.ts';
import { createWorkActions, type WorkActions } from './desk/work-actions.ts';
import { openReader, type Db } from './ledger/db.ts';
import { writeMark } from './ledger/head-mark.ts';
import type { StorageFault } from './ledger/storage-fault.ts';
import { openStore, type Store, type StoreFault } from './ledger/store.ts';
import type { ChainBreak } from './ledger/verify-chain.ts';
import { walkBehind, type WalkBehind } from './ledger/walk-behind.ts';
import { createPaperActions, type PaperActions } from './desk/paper-actions.ts';
import { createOfficeDesk, type OfficeDesk } from './offices/office-desk.ts';
import { createConfirm } from './people/confirm.ts';
import { startIdleWatch, type IdleWatch } from './people/idle-watch.ts';
import { createPeopleActions, type PeopleActions, type PeopleDeps } from './people/people-actions.ts';
import { createPinDesk } from './people/pin.ts';
import { stationFacts } from './people/station-facts.ts';
import { startPurgeWatch, type PurgeWatch } from './personal/purge-watch.ts';
import { startPrintQueue, type PrinterClient, type PrintQueue } from './printing/print-queue.ts';
import { createReportJobTable } from './printing/report-job-table.ts';
import { startReportQueue, type ReportPrinterView, type ReportQueue } from './printing/report-queue.ts';
import { createSheetPrinter, type SheetPrinter } from './reports/command-sheet.ts';
import { createPaperDesk, type PaperDesk } from './reports/paper-desk.ts';
import { createReceiptPrinter, type ReceiptPrinter } from './reports/receipt-printer.ts';
import type { CentralClient } from './sync/central-client.ts';
import { startSync, waitingCount, type SyncLoop } from './sync/sync-loop.ts';

export type StationOptions = {
  readonly clock?: Clock;
  /** Lines for whoever runs the station: ids and causes, never personal data. */
  readonly log?: (line: string) => void;
  /** How long the sync loop rests between rounds. */
  readonly pollMs?: number;
  /** The background walk found an event that does not fit its chain. */
  readonly onBreak?: (at: ChainBreak) => void;
};

export type StationFault = StoreFault;

export type Station = PeopleActions &
  WorkActions &
  ManifestActions &
  PaperActions &
  WalkInActions &
  SheetPrinter &
  Connections & {
    readonly core: Core;
    readonly desks: {
      readonly session: SessionDesk;
      readonly accept: AcceptDesk;
      readonly board: DeskBoard;
      readonly files: FileDesk;
    };
    readonly client: CentralClient;
    /** The report printer and what waits for it. */
    readonly reports: Live<ReportPrinterView>;
    /** Offices by PIN, id or name; those near this office first. */
    readonly findOffices: OfficeDesk['find'];
    readonly takeDevice: (event: DeviceEvent) => void;
    /** The devices process went away, and every device with it. */
    readonly devicesGone: () => void;
    readonly idle: Pick<IdleWatch, 'look'>;
    readonly purge: Pick<PurgeWatch, 'look'>;
    /** To be called after the feed brought something. */
    readonly feedCame: () => void;
    /** Resolves true when nothing waits for the centre, false when `timeoutMs` is over. */
    readonly synced: (timeoutMs: number) => Promise<boolean>;
    readonly close: () => Promise<void>;
  };

/** Offices keep India's time whatever zone a PC is set to; India has one zone and no summer time. */
const INDIA_OFFSET_MINUTES = 330;
const PC_CLOCK: Clock = {
  nowMs: () => Date.now(),
  offsetMinutes: () => INDIA_OFFSET_MINUTES,
  steadyMs: () => performance.now(),
};
const POLL_MS = 5_000;

/** Opens the station in `start.dataDir`. A store that cannot be trusted is refused with its reason, untouched. */
export function createStation(start: StationStart, options: StationOptions = {}): Reply<Station, StationFault> {
  const opened = openStore({ dataDir: start.dataDir, nativeBinding: start.nativeBinding });
  if (!opened.ok) return opened;
  const store = opened.value;
  const known = store.settings.get('broken');
  if (known === null) return ok(assemble(start, options, store));
  store.close();
  return refuse({ kind: 'broken-chain', at: JSON.parse(known) as ChainBreak }); // found by an earlier walk
}

function assemble(start: StationStart, options: StationOptions, store: Store): Station {
  const log = options.log ?? ((): void => {});
  const afterCommit = { run: (): void => {} };
  const wire = createWire(start, store);
  const core = createCore(store, options.clock ?? PC_CLOCK, () => afterCommit.run(), keyedParts(start, wire));
  const reader = openReader(store.file, start.nativeBinding);
  const session = createSessionDesk(core, { test: start.test, centreUrl: wire.centreUrl });
  const scale = createWeighingDesk();
  const accept = createAcceptDesk(core, scale, () => stationFacts(store.events)?.counter ?? '');
  const others = nobodyYet();
  const queue = createQueue(core, session, start, () => others.printers);
  const numbers = createNumberStock(core, () => board.refresh());
  const feedCame = (): void => takeNews(core, session, accept, numbers);
  const sync = createSync({ core, reader, wire, dataDir: start.dataDir, feedCame, pollMs: options.pollMs, log });
  const { papers, reports, sheets, receipts } = createPapers(core, start, { session, others, log });
  const board = createBoard(core, { scale, session, accept, numbers }, { sync, queue, reports });
  followEachOther(session, accept);
  let closing = false;
  const told = [sync.nudge, queue.nudge, reports.nudge, numbers.renew];
  afterCommit.run = soon(() => (closing ? [] : told).forEach((tell) => tell()));
  const [walk, idle] = [startWalk(reader, store, options), watchIdle(core, session, start.idleLockMinutes)];
  const purge = startPurgeWatch({ core, clockSeen: sync.live.get, days: start.personalDays, log });
  const desks = { session, accept, board, files: createFiles(core, others, session) };
  const ours = { ...createBadgeDesk(core, session, accept), ...createCommandDesk(session, accept) };
  const accepting = (): boolean => !closing && session.live.get().phase === 'ready' && !session.box.stands();
  const offices = createOffices(start, session, log);
  return {
    core,
    desks,
    client: wire.client,
    reports: reports.live,
    findOffices: offices.find,
    ...createPeople({ core, session, accept, idle }, start.pinPepper, wire),
    ...createWorkActions({ core, session, accept, papers }),
    ...createHandIns({ core, ...desks, scale, papers, receipts }),
    ...createPaperActions({ core, ...desks, papers, sign: wire.ownKey.sign, woken: reports.nudge }),
    ...sheets,
    takeDevice: (event) => takeDeviceEvent({ ...desks, ...ours, scale, accepting, touched: idle.touched }, event),
    idle,
    purge,
    devicesGone: () => loseDevices({ scale, board }),
    feedCame,
    ...connectionsOf(others, queue, reports),
    synced: (timeoutMs) => whenSent(core, sync, timeoutMs),
    close: () => {
      closing = true; // from here on nothing is accepted any more
      return closeAll([walk, idle, purge, sync, queue, reports], livesOf(desks), [reader, store, offices]);
    },
  };
}

const nobodyYet = (): Others => ({ printers: null, documents: null, files: null });

const keyedParts = ({ personalKey }: StationStart, { ownKey }: Wire): KeyedParts => ({
  isOwnSignature: ownKey.isOwnSignature,
  personalKey: Buffer.from(personalKey, 'base64'),
});

const createHandIns = (
  deps: Parameters<typeof createManifestActions>[0] & WalkInDeps,
): ManifestActions & WalkInActions => ({
  ...createManifestActions(deps),
  ...createWalkInActions(deps),
});

const livesOf = ({ session, accept, board, files }: Station['desks']): Live<unknown>[] => [
  session.live as Live<unknown>,
  accept.live as Live<unknown>,
  board.live as Live<unknown>,
  files.live as Live<unknown>,
];

/** The loops end, then the watchers, then the files, which are closed whatever happens before. */
async function closeAll(
  loops: readonly { readonly stop: () => unknown }[],
  lives: readonly Live<unknown>[],
  files: readonly { readonly close: () => unknown }[],
): Promise<void> {
  try {
    await Promise.all(loops.map((loop) => loop.stop()));
  } finally {
    for (const live of lives) live.close();
    for (const file of files) file.close();
  }
}

/** The full walk through the ledger, behind the work. */
function startWalk(reader: Db, store: Store, options: StationOptions): WalkBehind {
  const onFault = (fault: StorageFault): void => options.log?.(`the ledger could not be read to its end: ${fault}`);
  return walkBehind(reader, store.events.head()?.n ?? 0, rememberBreak(store, options), onFault);
}

/** The break is kept: the next start must not work on until its walk has come to the same place. */
function rememberBreak(store: Store, options: StationOptions): (at: ChainBreak) => void {
  return (at) => {
    store.settings.set('broken', JSON.stringify(at));
    options.onBreak?.(at);
  };
}

type PeopleSide = Pick<PeopleDeps, 'core' | 'session' | 'accept' | 'idle'>;

function createPeople(side: PeopleSide, pinPepper: string, { client, publicKey, ownKey }: Wire): PeopleActions {
  const { core } = side;
  const pins = createPinDesk(core.projections.people, Buffer.from(pinPepper, 'base64'), core.clock);
  return createPeopleActions({ ...side, pins, confirm: createConfirm(core, pins, ownKey.sign), client, publicKey });
}

function watchIdle(core: Core, session: SessionDesk, minutes: number): IdleWatch {
  return startIdleWatch({
    clock: core.clock,
    limitMs: minutes * 60_000,
    isSignedIn: () => core.session.person !== null,
    lock: session.lock,
  });
}

function createQueue(
  core: Core,
  session: SessionDesk,
  start: StationStart,
  client: () => PrinterClient | null,
): PrintQueue {
  const desk = () => {
    const { station } = session.live.get();
    return { officeName: station?.officeName.en ?? '', counter: station?.counter ?? '' };
  };
  return startPrintQueue({ core, printer: start.labelPrinter, client, desk });
}

type PaperParts = {
  readonly session: SessionDesk;
  readonly others: Others;
  readonly log: (line: string) => void;
};

function createPapers(
  core: Core,
  { reportPrinter, test }: StationStart,
  { session, others, log }: PaperParts,
): { papers: PaperDesk; reports: ReportQueue; sheets: SheetPrinter; receipts: ReceiptPrinter } {
  const jobs = createReportJobTable(core.store.db);
  const client = (): Others['documents'] => others.documents;
  const papers = createPaperDesk({ core, jobs, client, test, copies: reportPrinter?.copies ?? null, log });
  const reports = startReportQueue({ jobs, isSetUp: reportPrinter !== null, client, sheetOf: papers.sheetOf });
  const sheets = createSheetPrinter(core, { test, documents: client, log, session: session.live.get });
  const receipts = createReceiptPrinter(core, session, { test, documents: client, log });
  return { papers, reports, sheets, receipts };
}

function createOffices(start: StationStart, session: SessionDesk, log: (line: string) => void): OfficeDesk {
  const near = (): string | null => session.live.get().station?.officePin ?? null;
  return createOfficeDesk({ dataDir: start.dataDir, shipped: start.officesFile, near, log });
}

type SyncParts = {
  readonly core: Core;
  readonly reader: Db;
  readonly wire: Wire;
  readonly dataDir: string;
  readonly feedCame: () => void;
  readonly pollMs: number | undefined;
  readonly log: (line: string) => void;
};

function createSync({ core, reader, wire, dataDir, feedCame, pollMs = POLL_MS, log }: SyncParts): SyncLoop {
  return startSync({
    core,
    reader,
    client: wire.client,
    key: wire.key,
    random: Math.random,
    onFeed: feedCame,
    onAcknowledged: ({ epoch, seq, hash }) => writeMark(dataDir, { epoch, seq, hash }),
    pollMs,
    log,
  });
}

type BoardParts = {
  readonly scale: WeighingDesk;
  readonly session: SessionDesk;
  readonly accept: AcceptDesk;
  readonly numbers: NumberStockDesk;
};

type Loops = { readonly sync: SyncLoop; readonly queue: PrintQueue; readonly reports: ReportQueue };

function createBoard(
  core: Core,
  { scale, session, accept, numbers }: BoardParts,
  { sync, queue, reports }: Loops,
): DeskBoard {
  const board = createDeskBoard(core, {
    scale,
    shown: () => accept.live.get().result,
    situation: () => [session.live.get().phase, session.live.get().pinBox?.no].join(),
    sync: () => sync.live.get(),
    printer: () => queue.live.get(),
    reportPrinter: () => reports.live.get(),
    numbers: numbers.view,
  });
  void follow(reports.live.watch(), board.refresh);
  void follow(sync.live.watch(), board.refresh);
  void follow(queue.live.watch(), accept.labelMoved);
  void follow(queue.live.watch(), board.refresh);
  void follow(session.live.watch(), board.refresh); // refused scans count for one state of the station
  void follow(accept.live.watch(), board.refresh); // the scale's limits are those of the parcel shown
  return board;
}

/** What somebody reads and does not take is not for the next person: a lock forgets it, and so does a switch. */
function createFiles(core: Core, others: Others, session: SessionDesk): FileDesk {
  const files = createFileDesk({
    files: () => others.files,
    office: () => stationFacts(core.store.events)?.office ?? null,
    person: () => core.session.person?.user ?? null,
  });
  void follow(session.live.watch(), files.personChanged);
  return files;
}

function takeNews(core: Core, session: SessionDesk, accept: AcceptDesk, numbers: NumberStockDesk): void {
  numbers.renew();
  renewPerson(core, session);
  session.refresh();
  accept.refresh();
}

/** What a person may do on the screen depends on who it is; who has accepted a first parcel is no newcomer any more. */
function followEachOther(session: SessionDesk, accept: AcceptDesk): void {
  void follow(session.live.watch(), accept.refresh);
  void follow(accept.live.watch(), () => {
    const { user, users } = session.live.get();
    const isSaid = users.some((one) => one.user === user?.user && one.newcomer);
    if (isSaid && accept.live.get().first) session.refresh();
  });
}

/** A person whom the feed no longer names is signed out; one whose role changed has the new one. */
function renewPerson(core: Core, session: SessionDesk): void {
  const { person } = core.session;
  if (person === null) return;
  const now = core.projections.people.person(person.user);
  if (now === null) session.lock();
  else core.session.person = now;
}

/** Runs `work` once the present turn is over, however often it was asked for: it is not on the way of a scan. */
function soon(work: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setImmediate(() => {
      waiting = false;
      work();
    });
  };
}

async function follow<T>(values: AsyncIterable<T>, then: () => unknown): Promise<void> {
  for await (const _ of values) then();
}

async function whenSent(core: Core, sync: SyncLoop, timeoutMs: number): Promise<boolean> {
  const deadline = AbortSignal.timeout(timeoutMs);
  sync.nudge();
  for await (const { waiting } of sync.live.watch(deadline)) if (waiting === 0) break;
  return waitingCount(core) === 0;
}
