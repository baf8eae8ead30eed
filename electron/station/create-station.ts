/**
 * A station, whole: opened store, desks, loops. The same code runs in Electron's utility process and under plain Node.
 * Invariant: one station has one data folder, one writer and one uploader.
 */
import { createPrivateKey, createPublicKey, randomBytes, randomUUID } from 'node:crypto';
import type { ConsignmentSummary } from '../../domain/contract/accept-view.ts';
import type { AcceptView } from '../../domain/contract/accept-view.ts';
import type { DeviceEvent } from '../../domain/contract/devices.ts';
import type { DocumentModel } from '../../domain/contract/document-model.ts';
import type { StationStart } from '../../domain/contract/start.ts';
import type { FinishedDocument, SessionView } from '../../domain/contract/station.ts';
import type { ConsignmentId, EpochId, UseId, UserId } from '../../domain/custody/ids.ts';
import { ok, refuse, type Fault, type Reply } from '../../domain/reply.ts';
import { finishConsignment, receiveConsignment } from './commands/work-consignment.ts';
import { closeWorkSet, openWorkSet } from './commands/work-set.ts';
import type { Clock, Core } from './core.ts';
import { createAcceptDesk, type AcceptDesk } from './desk/accept-desk.ts';
import { summaryOf } from './desk/accept-view.ts';
import { createDeskBoard, type DeskBoard } from './desk/desk-board.ts';
import { takeDeviceEvent } from './desk/device-listener.ts';
import { createSessionDesk, type SessionDesk } from './desk/session-desk.ts';
import { createWeighingDesk } from './desk/weighing-desk.ts';
import { openReader } from './ledger/db.ts';
import { openStore, type Store, type StoreFault } from './ledger/store.ts';
import { enrol } from './people/enrol.ts';
import { createPinDesk, type PinDesk, type PinRefusal } from './people/pin.ts';
import { stationFacts } from './people/station-facts.ts';
import { createPrintJobTable } from './printing/print-job-table.ts';
import { startPrintQueue, type PrinterClient } from './printing/print-queue.ts';
import { createRenderedTable, type RenderedTable } from './printing/rendered-table.ts';
import { createPlanBook } from './projections/plan-book.ts';
import { createProjections } from './projections/projections.ts';
import { composeAcceptanceManifest } from './reports/acceptance-manifest.ts';
import { createCentralClient, type CentralClient } from './sync/central-client.ts';
import { createHeadKeeper, type HeadMark } from './sync/keep-head.ts';
import { startSync, waitingCount } from './sync/sync-loop.ts';

export type DocumentsClient = {
  readonly render: (input: { model: DocumentModel }) => Promise<{ file: string; sha256: string; pages: number }>;
};

export type StationOptions = {
  readonly clock?: Clock;
  /** How long the sync loop rests between rounds. */
  readonly pollMs?: number;
};

export type StationFault = StoreFault | { readonly kind: 'records-missing'; readonly mark: HeadMark };

export type Station = {
  readonly core: Core;
  readonly desks: { readonly session: SessionDesk; readonly accept: AcceptDesk; readonly board: DeskBoard };
  readonly client: CentralClient;
  readonly takeDevice: (event: DeviceEvent) => void;
  readonly connectPrinters: (client: PrinterClient | null) => void;
  readonly connectDocuments: (client: DocumentsClient | null) => void;
  readonly enrol: (input: { requestId: string; centreUrl: string; code: string }) => Promise<Reply<SessionView, Fault>>;
  readonly setPin: (input: {
    requestId: string;
    user: UserId;
    code: string;
    pin: string;
  }) => Promise<Reply<SessionView, PinRefusal>>;
  readonly signIn: (input: { requestId: string; user: UserId; pin: string }) => Promise<Reply<SessionView, PinRefusal>>;
  readonly lock: () => SessionView;
  readonly openSet: (requestId: string) => Reply<SessionView, Fault>;
  readonly closeSet: (requestId: string) => Reply<SessionView, Fault>;
  readonly consignments: () => readonly ConsignmentSummary[];
  readonly receive: (requestId: string, consignment: ConsignmentId) => Reply<AcceptView, Fault>;
  readonly finish: (requestId: string, language: 'en' | 'hi') => Promise<Reply<FinishedDocument, Fault>>;
  readonly type: (requestId: string, text: string) => Reply<AcceptView, Fault>;
  /** Resolves when nothing waits for the centre, or when `timeoutMs` is over. */
  readonly synced: (timeoutMs: number) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

const PC_CLOCK: Clock = { nowMs: () => Date.now(), offsetMinutes: () => 330 };

/** Opens the station in `start.dataDir`. A store that cannot be trusted is refused with its reason, untouched. */
export function createStation(start: StationStart, options: StationOptions = {}): Reply<Station, StationFault> {
  const opened = openStore({ dataDir: start.dataDir, nativeBinding: start.nativeBinding });
  if (!opened.ok) return opened;
  const keeper = createHeadKeeper(start.dataDir);
  const missing = keeper.missing(opened.value.events);
  if (missing !== null) {
    opened.value.close();
    return refuse({ kind: 'records-missing', mark: missing });
  }
  return ok(assemble(start, options, opened.value, keeper));
}

function createCore(store: Store, clock: Clock, committed: () => void): Core {
  const positionOf = (use: UseId): number | null => {
    const [, epoch, seq] = use.split('/');
    return store.events.positionOf(epoch as EpochId, Number(seq)); // a UseId is station/epoch/seq
  };
  return {
    store,
    projections: createProjections(store.db, positionOf),
    plans: createPlanBook(store.db, store.inbox),
    printJobs: createPrintJobTable(store.db),
    clock,
    session: { person: null },
    boot: randomUUID(),
    committed,
  };
}

function assemble(
  start: StationStart,
  options: StationOptions,
  store: Store,
  keeper: ReturnType<typeof createHeadKeeper>,
): Station {
  let afterCommit = (): void => {};
  const core = createCore(store, options.clock ?? PC_CLOCK, () => afterCommit());
  const key = createPrivateKey({ key: Buffer.from(start.signingKey, 'base64'), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  const centreUrl = (): string => store.settings.get('centre-url') ?? start.centreUrl;
  const client = createCentralClient({
    baseUrl: centreUrl,
    station: () => store.events.station(),
    privateKey: key,
    publicKey,
    build: start.build,
    timeoutMs: 15_000,
  });
  const session = createSessionDesk(core, { test: start.test, centreUrl });
  const counter = (): string => stationFacts(store.events)?.counter ?? '';
  const scale = createWeighingDesk();
  const accept = createAcceptDesk(core, scale, counter);
  const reader = openReader(store.file, start.nativeBinding);
  let printers: PrinterClient | null = null;
  let documents: DocumentsClient | null = null;
  const queue = startPrintQueue({
    core,
    printer: start.labelPrinter,
    client: () => printers,
    desk: () => ({ officeName: session.live.get().station?.officeName.en ?? '', counter: counter() }),
  });
  const sync = startSync({
    core,
    reader,
    client,
    key,
    random: Math.random,
    onFeed: () => {
      session.refresh();
      accept.refresh();
    },
    onAcknowledged: (head) => keeper.keep(head),
    pollMs: options.pollMs ?? 5_000,
  });
  const board = createDeskBoard(core, { scale, sync: () => sync.live.get(), printer: () => queue.live.get() });
  void follow(sync.live.watch(), board.refresh);
  void follow(queue.live.watch(), board.refresh);
  afterCommit = () => {
    sync.nudge();
    queue.nudge();
  };
  const desks = { session, accept, board };
  const rendered = createRenderedTable(store.db);
  const pins = createPinDesk(core.projections.people, Buffer.from(start.pinPepper, 'base64'), core.clock);

  return {
    core,
    desks,
    client,
    takeDevice: (event) =>
      takeDeviceEvent({ accept, scale, board, accepting: () => session.live.get().phase === 'ready' }, event),
    connectPrinters: (next) => {
      printers = next;
      queue.nudge();
    },
    connectDocuments: (next) => {
      documents = next;
    },
    enrol: async ({ requestId, centreUrl: url, code }) => {
      store.settings.set('centre-url', url);
      const epoch = randomBytes(16).toString('hex') as EpochId;
      const done = await enrol(core, client, { requestId, code, publicKey, epoch });
      return done.ok ? ok(session.refresh()) : done;
    },
    ...peopleActions(core, session, pins),
    ...workActions(core, desks, { rendered, documents: () => documents, test: start.test }),
    synced: async (timeoutMs) => {
      const until = Date.now() + timeoutMs;
      sync.nudge();
      while (waitingCount(core) > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
      return waitingCount(core) === 0;
    },
    close: async () => {
      await sync.stop();
      await queue.stop();
      for (const live of [session.live, accept.live, board.live]) live.close();
      reader.close();
      store.close();
    },
  };
}

async function follow<T>(values: AsyncIterable<T>, then: () => void): Promise<void> {
  for await (const _ of values) then();
}

type PeopleActions = Pick<Station, 'setPin' | 'signIn' | 'lock'>;

function peopleActions(core: Core, session: SessionDesk, pins: PinDesk): PeopleActions {
  return {
    setPin: async ({ requestId, user, code, pin }) => {
      const set = await pins.set(user, code, pin);
      return set.ok ? ok(session.signIn(requestId, set.value, 'user.pin-set')) : set;
    },
    signIn: async ({ requestId, user, pin }) => {
      const checked = await pins.check(user, pin);
      return checked.ok ? ok(session.signIn(requestId, checked.value, 'user.signed-in')) : checked;
    },
    lock: () => {
      core.session.person = null;
      return session.lock();
    },
  };
}

type WorkActions = Pick<Station, 'openSet' | 'closeSet' | 'consignments' | 'receive' | 'finish' | 'type'>;
type WorkDeps = {
  readonly rendered: RenderedTable;
  readonly documents: () => DocumentsClient | null;
  readonly test: boolean;
};

function workActions(core: Core, desks: Station['desks'], deps: WorkDeps): WorkActions {
  const { session, accept } = desks;
  return {
    openSet: (requestId) => {
      const done = openWorkSet(core, requestId);
      return done.ok ? ok(session.refresh()) : done;
    },
    closeSet: (requestId) => {
      const done = closeWorkSet(core, requestId);
      return done.ok ? ok(session.refresh()) : done;
    },
    consignments: () => core.projections.manifests.all().map((manifest) => summaryOf(core, manifest)),
    receive: (requestId, consignment) => {
      const done = receiveConsignment(core, requestId, consignment);
      if (!done.ok) return done;
      if (!done.value.repeated) accept.clear();
      return ok(accept.refresh());
    },
    finish: async (requestId, language) => {
      const done = finishConsignment(core, requestId);
      if (!done.ok) return done;
      accept.clear();
      accept.refresh();
      const { document, consignment, counts } = done.value.answer;
      const file = await renderManifest(core, session, deps, { id: document, consignment, language });
      return ok({
        document,
        counts,
        file: file?.file ?? null,
        sha256: file?.sha256 ?? null,
        pages: file?.pages ?? null,
      });
    },
    type: (requestId, text) => {
      if (session.live.get().phase !== 'ready') return refuse({ kind: 'locked' });
      return ok(accept.typed(requestId, text));
    },
  };
}

async function renderManifest(
  core: Core,
  session: SessionDesk,
  deps: WorkDeps,
  wanted: { id: string; consignment: ConsignmentId; language: 'en' | 'hi' },
) {
  const { station } = session.live.get();
  const documents = deps.documents();
  if (station === null || documents === null) return deps.rendered.of(wanted.id);
  const desk = {
    officeName: station.officeName,
    officePin: station.officePin ?? '',
    counter: station.counter,
    test: deps.test,
  };
  const model = composeAcceptanceManifest(core, wanted, desk);
  if (model === null) return null;
  const file = await documents.render({ model });
  deps.rendered.put(wanted.id, file, core.clock.nowMs());
  return file;
}
