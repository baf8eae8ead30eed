/**
 * Everything that is done at a station, with marks wherever somebody could give personal data. Whoever builds a flow in
 * which a name, an address, a phone number or a signature comes in adds it here; marker.test.ts then runs and searches.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addNumberSeries } from '../../../central/admin/add-number-series.ts';
import { leaseNumbers } from '../../../central/admin/lease-numbers.ts';
import type { PersonalRef } from '../../../domain/custody/event.ts';
import type { BookingInput } from '../../../domain/contract/walk-in.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { PersonalRecord } from '../../../domain/personal/record.ts';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { articleAt, type Article } from '../../support/manifest/bulk-sheet.ts';
import { bulkWorkbook } from '../../support/manifest/write-workbook.ts';
import { finishNow, lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { takeFile } from '../manifests/support.ts';
import type { OfficeOnLine, StationOnLine } from '../sync/office-on-line.ts';
import { whenSent } from '../sync/office-on-line.ts';
import { acceptLines, mixedWork } from '../support/work.ts';
import { MARKS } from './marks.ts';
import { sealNow } from './support.ts';

export type FlowContext = {
  readonly on: StationOnLine;
  readonly office: OfficeOnLine;
  /** Where a partner's own files lie: not in the station's folder. */
  readonly outside: string;
  /** Each record that a flow has sealed, with what was in it. */
  readonly sealed: { readonly ref: PersonalRef; readonly record: PersonalRecord }[];
  /** Bytes that left by another way than the network: labels, sheets. */
  readonly printed: Map<string, Buffer>;
};

export type Flow = { readonly name: string; readonly run: (context: FlowContext) => Promise<void> | void };

export const SIGNER: PersonalRecord = {
  kind: 'signer',
  name: MARKS.name,
  organisation: MARKS.organisation,
  strokes: [[1, 2, 3, 4]],
};
export const PARTY: PersonalRecord = {
  kind: 'party',
  name: MARKS.name,
  lines: [MARKS.street, MARKS.town],
  pin: '560001',
  phone: MARKS.phone,
};

const PERSON = { name: MARKS.name, lines: [MARKS.street, MARKS.town], pin: '560001', phone: MARKS.phone };
const BOOKING: BookingInput = {
  receiver: PERSON,
  sender: PERSON,
  cm: { length: 30, breadth: 20, height: 10 },
  registration: true,
  otp: false,
  codPaise: 0,
  insuredPaise: 0,
  tariffPaise: 8_260,
  contentsDeclared: true,
};

/** In the order of a day. */
export const FLOWS: readonly Flow[] = [
  { name: 'devices are there', run: connectOthers },
  {
    name: 'sign in, open the set, take up the consignment',
    run: ({ on: { station }, office }) => {
      signIn(station, DEMO_CLERK_ID);
      must(station.openSet(randomUUID()));
      must(station.receive(randomUUID(), office.manifest.consignment as ConsignmentId));
    },
  },
  {
    name: 'seal records',
    run: ({ on: { station }, sealed }) => {
      for (const record of [SIGNER, PARTY, PARTY]) sealed.push({ ref: sealNow(station.core, record), record });
    },
  },
  {
    name: 'open records, for a screen or a label',
    run: ({ on: { station }, sealed }) => {
      for (const { ref } of sealed) must(station.core.vault.open(ref));
    },
  },
  { name: 'every kind of work at the scanner', run: ({ on, office }) => mixedWork(on.station, office.manifest) },
  {
    name: 'scan and type what is no parcel: a name, an address, a phone number',
    run: ({ on: { station } }) => {
      for (const text of Object.values(MARKS)) {
        scan(station, text);
        station.desks.accept.understood();
        station.desks.accept.typed(randomUUID(), text);
        station.desks.accept.understood();
      }
    },
  },
  {
    name: 'a parcel gets a new number, with a phone number or a name typed as what was readable',
    run: async ({ on, office }) => {
      const { station } = on;
      await leaseNumbersTo(on, office);
      for (const text of Object.values(MARKS))
        station.relabel(randomUUID(), text.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));
      must(station.relabel(randomUUID(), 'CK48?'));
    },
  },
  {
    name: 'a customer hands a parcel in, one is taken back, receipts are rendered',
    run: async ({ on: { station }, sealed }) => {
      for (const grams of [640, 1_850]) {
        weigh(station, grams);
        must(await station.bookWalkIn(randomUUID(), BOOKING, 'en'));
      }
      for (const { receiver, sender } of station.core.projections.walkIns.latest(
        station.core.projections.sets.open()?.key ?? '',
        2,
      ))
        for (const ref of [receiver, sender]) sealed.push({ ref, record: PARTY });
      const { undo } = station.walkIns() ?? { undo: null };
      must(await station.undoWalkIn(randomUUID(), undo as never, 'hi'));
    },
  },
  {
    name: 'the same request twice',
    run: ({ on: { station }, office }) => {
      const requestId = randomUUID();
      acceptLines(station, office.manifest, 10, 12);
      must(station.desks.accept.printAgain(requestId, lastUseOf(station)));
      must(station.desks.accept.printAgain(requestId, lastUseOf(station)));
    },
  },
  { name: 'labels print', run: async ({ printed }) => until(() => printed.size > 2) },
  {
    name: 'finish, and the acceptance manifest is rendered',
    run: async ({ on: { station } }) => void must(await station.finish(randomUUID(), finishNow(station))),
  },
  {
    name: 'sign a hand-over, and print it once more',
    run: signHandOver,
  },
  { name: 'a bulk workbook with names and addresses is taken and worked', run: workbook },
  {
    name: 'offices are looked up',
    run: async ({ on: { station } }) => void (await station.findOffices({ text: MARKS.town, limit: 8 })),
  },
  { name: 'a wrong PIN that is a phone number', run: wrongPin },
  { name: 'projections are made anew', run: ({ on: { station } }) => rebuildProjections(station.core) },
  { name: 'everything is sent', run: ({ on }) => whenSent(on) },
  { name: 'restart', run: ({ on }) => on.restart() },
  { name: 'everything is sent again after the restart', run: ({ on }) => whenSent(on) },
];

async function signHandOver({ on: { station }, sealed }: FlowContext): Promise<void> {
  const [paper] = station.papers();
  if (paper === undefined || SIGNER.kind !== 'signer') throw new Error('nothing was finished');
  const { document } = paper;
  const signing = { document, how: 'drawn', signer: SIGNER } as const;
  must(await station.signPaper(randomUUID(), signing, 'en'));
  must(await station.printPaper(randomUUID(), document, 'hi'));
  const event = station.core.store.events.at(station.core.projections.documents.signedN(document) ?? 0);
  if (event?.type !== 'hand-over.signed') throw new Error('nothing was signed');
  sealed.push({ ref: event.payload.signer, record: SIGNER });
}

/** By the real centre: an entry that it did not send would leave the station ahead of its feed, which is refused. */
async function leaseNumbersTo({ station }: StationOnLine, { pool, time }: OfficeOnLine): Promise<void> {
  const deps = { pool, clock: () => time.nowMs, random: (length: number) => randomBytes(length) };
  must(await addNumberSeries(deps, { prefix: 'EW', from: 10_000_000, to: 10_009_999 }));
  const { version } = must(await leaseNumbers(deps, { station: station.core.store.events.station() ?? '', count: 10 }));
  await until(() => station.core.store.inbox.version() >= version);
}

/** A printer that takes every label and a main that writes each sheet's whole model, both noting what they got. */
function connectOthers({ on: { station, start }, printed }: FlowContext): void {
  station.connectPrinters({
    send: async ({ bytes }) => {
      printed.set(`label ${printed.size}`, Buffer.from(bytes, 'base64'));
      return { outcome: 'sent', state: 'ready', detail: '' };
    },
    status: async () => ({ state: 'ready' }),
  });
  const folder = path.join(start.dataDir, 'documents');
  station.connectDocuments({
    printerState: async () => ({ state: 'ready' }),
    print: async (sheet) => {
      printed.set(`paper ${printed.size}`, Buffer.from(JSON.stringify(sheet)));
      return { outcome: 'handed', detail: '' };
    },
    render: async (sheet) => {
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `sheet-${printed.size}.json`);
      const bytes = Buffer.from(JSON.stringify(sheet));
      writeFileSync(file, bytes);
      printed.set(file, bytes);
      return { file, sha256: 'a'.repeat(64), pages: 1 };
    },
  });
}

/** Every column of the workbook that is about a person, marked. */
const MARKED: Article = {
  'SENDER NAME': MARKS.name,
  'SENDER COMPANY': MARKS.organisation,
  'SENDER ADD LINE 1': MARKS.street,
  'SENDER ADD LINE 2': MARKS.town,
  'SENDER CITY': MARKS.town,
  'SENDER EMAILID': `${MARKS.organisation}@example.org`,
  'SENDER ALT CONTACT': MARKS.phone,
  'SENDER MOBILE NO': MARKS.phone,
  'SENDER KYC': MARKS.phone,
  'SENDER TAX REFERENCE': MARKS.phone,
  'RECEIVER NAME': MARKS.name,
  'RECEIVER COMPANY': MARKS.organisation,
  'RECEIVER ADD LINE 1': MARKS.street,
  'RECEIVER ADD LINE 2': MARKS.town,
  'RECEIVER CITY': MARKS.town,
  'RECEIVER STATE': MARKS.town,
  'RECEIVER EMAILID': `${MARKS.organisation}@example.org`,
  'RECEIVER ALT CONTACT': MARKS.phone,
  'RECEIVER MOBILE NO': MARKS.phone,
  'RECEIVER KYC': MARKS.phone,
  'RECEIVER TAX REFERENCE': MARKS.phone,
  'DELIVERY INSTRUCTION': MARKS.street,
  'INSTRUCTION RTS': MARKS.street,
};

async function workbook({ on: { station }, outside }: FlowContext): Promise<void> {
  const articles = Array.from({ length: 6 }, (_, at) => articleAt(at, MARKED));
  const faulty = [
    ...articles,
    articleAt(6, { ...MARKED, 'PHYSICAL WEIGHT': MARKS.phone, 'RECEIVER PINCODE': MARKS.street }),
  ];
  await takeFile(station, outside, bulkWorkbook(faulty)).catch(() => {}); // refused, its wrong cells named
  const taken = must(await takeFile(station, outside, bulkWorkbook(articles)));
  must(station.receive(randomUUID(), taken.consignment as ConsignmentId));
  const lines = station.core.projections.manifests.lines(taken.consignment as ConsignmentId);
  for (const { item, grams } of lines.slice(0, 4)) {
    weigh(station, grams);
    scan(station, item);
  }
  must(await station.finish(randomUUID(), finishNow(station)));
}

async function wrongPin({ on: { station } }: FlowContext): Promise<void> {
  station.lock();
  await station.signIn({ requestId: randomUUID(), user: DEMO_CLERK_ID as never, pin: MARKS.phone.slice(0, 6) });
  signIn(station, DEMO_CLERK_ID);
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}
