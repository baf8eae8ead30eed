/**
 * renderer (client) ↔ station (server), over a MessagePort.
 * What enters here is `typed` by definition: there is no field in which a caller could claim another source.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { acceptView, consignmentSummary, useId } from './accept-view.ts';
import { printerState } from './devices.ts';
import { enrolmentCode } from './central.ts';
import { fileView } from './manifest-file.ts';
import {
  atMs,
  bilingual,
  consignmentId,
  count,
  hash,
  itemNumber,
  officeId,
  pin,
  requestId,
  retry,
  stationId,
  userId,
} from './shapes.ts';

/** Plain-word causes; `detail` never carries personal data. */
const problem = z.strictObject({
  code: z.string().max(60),
  detail: z.string().max(300),
  retry,
  ref: z.string().max(40),
});
export type Problem = z.infer<typeof problem>;

const refusable = oc.errors({
  /** The command was understood and refused; nothing was written. */
  REFUSED: { status: 409, data: problem },
});

export const sessionView = z.strictObject({
  phase: z.enum(['not-enrolled', 'locked', 'no-set', 'ready']),
  /** Marks every screen TEST: keys are not protected by a keystore. */
  test: z.boolean(),
  station: z
    .strictObject({
      station: stationId,
      office: officeId,
      officeName: bilingual,
      officePin: pin.nullable(),
      counter: z.string().max(40),
    })
    .nullable(),
  users: z.array(z.strictObject({ user: userId, name: bilingual, title: bilingual, hasPin: z.boolean() })),
  user: z.strictObject({ user: userId, name: bilingual, title: bilingual }).nullable(),
  set: z.strictObject({ date: z.string(), no: z.int().min(1), openedAtMs: atMs, opening: count }).nullable(),
  centreUrl: z.string().max(200),
});
export type SessionView = z.infer<typeof sessionView>;

/** The strip: what is constant on every screen. */
export const deskView = z.strictObject({
  sync: z.strictObject({
    state: z.enum(['never', 'reached', 'away', 'refused']),
    /** Last time the centre answered; null before the first. */
    reachedAtMs: atMs.nullable(),
    awaySinceMs: atMs.nullable(),
    waiting: count,
    /** This PC's clock minus the centre's, in ms, when known. */
    clockAheadMs: z.int().nullable(),
    refusal: z.string().max(200).nullable(),
  }),
  scanner: z.enum(['ready', 'gone', 'never']),
  /** Scans that came since the station was locked, or since somebody is there without a set: none was written. */
  scansRefused: count,
  scale: z.strictObject({
    state: z.enum(['ready', 'gone', 'never', 'fault']),
    /** What the scale says now. */
    reading: z.enum(['empty', 'moving', 'stable', 'fault', 'none']),
    grams: z.number().nullable(),
    /** The weight the last result used, held until the next change. */
    held: z.boolean(),
    declaredGrams: z.int().min(0).nullable(),
    limitGrams: z.int().min(0).nullable(),
    zeroAtMs: atMs.nullable(),
  }),
  labelPrinter: z.strictObject({ state: printerState.or(z.literal('none')), waiting: count }),
});
export type DeskView = z.infer<typeof deskView>;

const closedCounts = z.strictObject({
  declared: count,
  accepted: count,
  rejected: count,
  absent: count,
  unmanifested: count,
});

export const finishedDocument = z.strictObject({
  document: z.string(),
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  pages: z.int().nullable(),
  counts: closedCounts,
});
export type FinishedDocument = z.infer<typeof finishedDocument>;

/** opening + received + excess = despatched + delivered + returned + short + written off + corrections + closing. */
const setEquation = z.strictObject({
  opening: count,
  received: count,
  excess: count,
  despatched: count,
  delivered: count,
  returned: count,
  short: count,
  writtenOff: count,
  corrections: count,
  closing: count,
});

/** What came of comparing a count with its manifest; the first two hundred of each list. */
const reconciliation = z.strictObject({
  consignment: consignmentId,
  /** The count by which it had been taken up. */
  before: count,
  counts: closedCounts,
  absent: z.array(itemNumber).max(200),
  unexpected: z.array(z.strictObject({ item: itemNumber, why: z.enum(['not-on-manifest', 'same-parcel']) })).max(200),
  /** The sheet with the new figures; null while the consignment is open, or where nobody prints. */
  file: z.string().nullable(),
});
export type ReconciliationView = z.infer<typeof reconciliation>;

/** What a clerk reads from the driver's paper. */
const manifestHead = z.strictObject({
  requestId,
  consignment: consignmentId,
  partner: z.string().trim().min(1).max(40),
  vehicle: z.string().trim().min(1).max(40).nullable(),
});

const acted = z.strictObject({ requestId });
/** `use` is the article on the screen when the key was pressed; refused as `moved-on` when another has come since. */
const actedOn = z.strictObject({ requestId, use: useId });

export const stationContract = {
  session: {
    view: oc.output(sessionView),
    live: oc.output(eventIterator(sessionView)),
    enrol: refusable
      .input(z.strictObject({ requestId, centreUrl: z.url().max(200), code: enrolmentCode }))
      .output(sessionView),
    setPin: refusable
      .input(
        z.strictObject({ requestId, user: userId, code: z.string().min(4).max(20), pin: z.string().regex(/^\d{6}$/) }),
      )
      .output(sessionView),
    signIn: refusable
      .input(z.strictObject({ requestId, user: userId, pin: z.string().regex(/^\d{6}$/) }))
      .output(sessionView),
    lock: refusable.input(acted).output(sessionView),
  },
  set: {
    /** The equation of the open set as it stands; null without one. */
    balance: oc.output(setEquation.nullable()),
    open: refusable.input(acted).output(sessionView),
    /** Closes only when the equation balances. */
    close: refusable.input(acted).output(sessionView),
  },
  desk: { live: oc.output(eventIterator(deskView)) },
  consignment: {
    list: oc.output(z.array(consignmentSummary)),
    receive: refusable.input(z.strictObject({ requestId, consignment: consignmentId })).output(acceptView),
    /** Leaves the open one for a later set, perhaps for another clerk; `receive` goes on with it. */
    setAside: refusable.input(acted).output(acceptView),
    /** Takes one up by its count alone; its manifest is compared when it comes. */
    declare: refusable.input(manifestHead.extend({ declared: z.int().min(1).max(20_000) })).output(acceptView),
    /** Compares a count with the manifest that came. */
    reconcile: refusable
      .input(z.strictObject({ requestId, consignment: consignmentId, language: z.enum(['en', 'hi']) }))
      .output(reconciliation),
    /**
     * Finishes the open consignment; absent parcels are named in the event and on the manifest. `counts` are those the
     * clerk confirmed; refused as `moved-on` when they are not the counts any more.
     */
    finish: refusable
      .input(z.strictObject({ requestId, language: z.enum(['en', 'hi']), counts: closedCounts }))
      .output(finishedDocument),
  },
  manifestFile: {
    live: oc.output(eventIterator(fileView)),
    /** Opens main's dialog; the page never names a file. */
    choose: refusable.input(acted).output(fileView),
    forget: refusable.input(acted).output(fileView),
    /** Takes the file that was read, under the names the clerk confirmed. */
    take: refusable.input(manifestHead.extend({ file: hash })).output(consignmentSummary),
  },
  accept: {
    /** Whole views, newest state only: a reader that missed one has lost nothing. */
    live: oc.output(eventIterator(acceptView)),
    /** A number typed by hand. Its source is `typed`; a failing check digit is a hard stop. */
    type: refusable.input(z.strictObject({ requestId, text: z.string().min(1).max(60) })).output(acceptView),
    undo: refusable.input(actedOn).output(acceptView),
    weighAgain: refusable.input(actedOn).output(acceptView),
    printAgain: refusable.input(actedOn).output(acceptView),
    reject: refusable
      .input(actedOn.extend({ reason: z.enum(['damaged', 'wet', 'prohibited', 'label-unreadable']) }))
      .output(acceptView),
    /** F9: the only way on from a stop. */
    understood: refusable.input(acted).output(acceptView),
  },
};
