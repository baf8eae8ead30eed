/**
 * renderer (client) ↔ station (server), over a MessagePort.
 * What enters here is `typed` by definition: there is no field in which a caller could claim another source.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { acceptView, consignmentSummary, useId } from './accept-view.ts';
import { printerState } from './devices.ts';
import { enrolmentCode } from './central.ts';
import {
  atMs,
  bilingual,
  consignmentId,
  count,
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
    /** Whose reading it is: of the parcel on the screen, of another one, or free for the next. Only the first has limits. */
    belongsTo: z.enum(['shown', 'other', 'nobody']),
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

/** What the clerk should know before a consignment is finished, beside its counts. */
const differences = z.strictObject({
  /** Declared and not seen, in the order of the manifest; of very many the first. */
  absent: z.array(z.strictObject({ item: itemNumber, pin })).max(60),
  /** On hand without the weight that the contract asks for. */
  unweighed: count,
});
export type Differences = z.infer<typeof differences>;

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
    /** Of the open consignment as it stands; null without one. */
    differences: oc.output(differences.nullable()),
    /**
     * Finishes the open consignment; absent parcels are named in the event and on the manifest. `counts` are those the
     * clerk confirmed; refused as `moved-on` when they are not the counts any more.
     */
    finish: refusable
      .input(z.strictObject({ requestId, language: z.enum(['en', 'hi']), counts: closedCounts }))
      .output(finishedDocument),
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
