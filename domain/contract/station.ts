/**
 * renderer (client) ↔ station (server), over a MessagePort.
 * What enters here is `typed` by definition: there is no field in which a caller could claim another source.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { COMMANDS } from '../identifiers/command-code.ts';
import { acceptView, consignmentSummary, tornAnswer, useId } from './accept-view.ts';
import { printerState } from './devices.ts';
import { enrolmentCode } from './central.ts';
import { strokes } from './document-sheet.ts';
import { fileView } from './manifest-file.ts';
import { officeAnswer, officeQuestion } from './office-view.ts';
import { closedCounts, paperView } from './paper-view.ts';
import { reportPrinterState } from './documents.ts';
import { bookingInput, walkInView } from './walk-in.ts';
import {
  atMs,
  bilingual,
  consignmentId,
  count,
  documentId,
  hash,
  itemNumber,
  language,
  manualReason,
  officeId,
  pin,
  rejectReason,
  reopenReason,
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
  users: z.array(
    z.strictObject({
      user: userId,
      name: bilingual,
      title: bilingual,
      hasPin: z.boolean(),
      /** May unlock others and confirm what they ask for. */
      supervisor: z.boolean(),
      /** Has accepted no parcel at this station yet. */
      newcomer: z.boolean(),
    }),
  ),
  user: z.strictObject({ user: userId, name: bilingual, title: bilingual }).nullable(),
  set: z.strictObject({ date: z.string(), no: z.int().min(1), openedAtMs: atMs, opening: count }).nullable(),
  centreUrl: z.string().max(200),
  /** A box for a PIN stands in the frame over the work: until it is gone, scans are refused and counted. */
  pinBox: z
    .strictObject({
      /** Tells one box from the next. */
      no: z.int().min(1),
      purpose: z.enum(['switch', 'confirm']),
      /** Whom a badge chose; null while a supervisor is still to be chosen. */
      user: userId.nullable(),
      /** What exactly the PIN confirms; null when a person is switched. */
      action: z
        .discriminatedUnion('code', [
          z.strictObject({
            code: z.literal('item.correct-others-last'),
            number: z.string().max(80),
            acceptedBy: bilingual.nullable(),
            hash,
          }),
          z.strictObject({ code: z.literal('consignment.correct'), document: documentId, reason: reopenReason, hash }),
        ])
        .nullable(),
    })
    .nullable(),
  /** The last badge that opened no box: whom it chose at the locked station, or why it was of no use. */
  badge: z
    .strictObject({
      no: z.int().min(1),
      user: userId.nullable(),
      why: z
        .enum(['unknown', 'two-people', 'same-person', 'no-pin-yet', 'stopped', 'no-supervisor', 'own-request'])
        .nullable(),
    })
    .nullable(),
  /** Command barcodes scanned lately, oldest first. The page does each once, by its key; null is of another sheet. */
  commands: z
    .array(
      z.strictObject({
        id: z.string().max(60),
        command: z.enum(COMMANDS).nullable(),
        /** What the Accept screen showed: the version of its view and the id of its result, 0 for none. */
        over: z.strictObject({ version: count, result: count }).nullable(),
      }),
    )
    .max(8),
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
  /** Scans that came while locked, while somebody is there without a set, or while a box asks for a PIN: none was written. */
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
  /** The A4 printer. `last` is the outcome of its last sheet; "handed" is not "printed". */
  reportPrinter: z.strictObject({
    state: reportPrinterState.or(z.literal('none')),
    waiting: count,
    last: z.enum(['handed', 'refused', 'unknown']).nullable(),
  }),
  /** New article numbers this station may give out; `low` from one fifth on. */
  numbers: z.strictObject({ state: z.enum(['never', 'plenty', 'low', 'none']), left: count }),
});
export type DeskView = z.infer<typeof deskView>;

/** What the clerk should know before a consignment is finished, beside its counts. */
const differences = z.strictObject({
  /** Declared and not seen, in the order of the manifest; of very many the first. */
  absent: z.array(z.strictObject({ item: itemNumber, pin })).max(60),
  /** On hand without the weight that the contract asks for. */
  unweighed: count,
  /** On hand, and cancelled by the partner since. */
  cancelled: count,
  /** On hand, and changed by the partner since. */
  changed: count,
  /** Kept apart, and listed by the partner since. */
  listed: count,
  /** Those, in the order they came, each with its slot so that it can be found; of very many the first. */
  notWeighed: z.array(z.strictObject({ item: itemNumber, slot: z.string().max(4).nullable() })).max(60),
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
  /** The one name is ours, for what comes without a consignment. */
  consignment: consignmentId.refine((id) => id !== 'WALK-IN'),
  partner: z.string().trim().min(1).max(40),
  vehicle: z.string().trim().min(1).max(40).nullable(),
});

/** The sender's word on the contents that the clerk saw; null where nobody asked. */
const declaration = z.strictObject({ form: z.enum(['cdf-1', 'item-list']) }).nullable();

const acted = z.strictObject({ requestId });
const secretPin = z.string().regex(/^\d{6}$/);
const paperLanguage = z.enum(['en', 'hi']);
const readableText = z.string().regex(/^[0-9A-Z?]{1,40}$/);

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
      .input(z.strictObject({ requestId, user: userId, code: z.string().min(4).max(20), pin: secretPin }))
      .output(sessionView),
    signIn: refusable.input(z.strictObject({ requestId, user: userId, pin: secretPin })).output(sessionView),
    lock: refusable.input(acted).output(sessionView),
    /** A supervisor ends, with their own PIN, the waiting of a person who typed wrong ones. */
    unlock: refusable
      .input(z.strictObject({ requestId, user: userId, supervisor: userId, pin: secretPin }))
      .output(sessionView),
    /** A supervisor's PIN for the one action that the box names. */
    confirm: refusable.input(z.strictObject({ requestId, user: userId, pin: secretPin })).output(sessionView),
    /** Takes the box, or the word about a badge, off the screen. */
    dismiss: refusable.input(acted).output(sessionView),
    /** A key was pressed: the station is not idle. */
    touched: refusable.input(acted).output(sessionView),
  },
  set: {
    /** The equation of the open set as it stands; null without one. */
    balance: oc.output(setEquation.nullable()),
    open: refusable.input(acted).output(sessionView),
    /** Closes only when the equation balances. */
    close: refusable.input(acted).output(sessionView),
  },
  desk: {
    live: oc.output(eventIterator(deskView)),
    /** Makes the sheet of command barcodes of this counter. `file` is null when it could not be written. */
    commandSheet: refusable
      .input(z.strictObject({ requestId, language: z.enum(['en', 'hi']) }))
      .output(z.strictObject({ file: z.string().nullable() })),
  },
  /** Public data, so it answers a locked station too; nothing is written. */
  offices: { find: oc.input(officeQuestion).output(officeAnswer) },
  consignment: {
    /** What is expected, open, left open, or still to be compared: not what was finished. */
    list: oc.output(z.array(consignmentSummary)),
    /** Refused as `needs-declaration` where the contract asks for one and none is said to be seen. */
    receive: refusable.input(z.strictObject({ requestId, consignment: consignmentId, declaration })).output(acceptView),
    /** Leaves the open one for a later set, perhaps for another clerk; `receive` goes on with it. */
    setAside: refusable.input(acted).output(acceptView),
    /** Takes one up by its count alone; its manifest is compared when it comes. */
    declare: refusable
      .input(manifestHead.extend({ declared: z.int().min(1).max(20_000), declaration }))
      .output(acceptView),
    /** Compares a count with the manifest that came. */
    reconcile: refusable
      .input(z.strictObject({ requestId, consignment: consignmentId, language }))
      .output(reconciliation),
    /** Of the open consignment as it stands; null without one. */
    differences: oc.output(differences.nullable()),
    /**
     * Finishes the open consignment; absent parcels are named in the event and on the manifest. `counts` are those the
     * clerk confirmed; refused as `moved-on` when they are not the counts any more.
     */
    finish: refusable.input(z.strictObject({ requestId, language, counts: closedCounts })).output(paperView),
    /** Asks for a supervisor's PIN before a finished consignment is worked on again; answers with the box. */
    correct: refusable
      .input(z.strictObject({ requestId, document: documentId, reason: reopenReason }))
      .output(sessionView),
    /** The partner's side signed: who goes into the vault, and nowhere else. */
    sign: refusable
      .input(
        z.strictObject({
          requestId,
          document: documentId,
          language,
          signature: z.discriminatedUnion('how', [
            z.strictObject({ how: z.literal('paper') }),
            z.strictObject({ how: z.literal('drawn'), strokes: strokes.min(1) }),
          ]),
          name: z.string().trim().min(1).max(80),
          organisation: z.string().trim().min(1).max(80),
        }),
      )
      .output(paperView),
    /** Documents of the last days, newest first. */
    papers: oc.output(z.array(paperView)),
    /** Makes the document's file again and, where a report printer is set up, prints one more numbered copy. */
    print: refusable.input(z.strictObject({ requestId, document: documentId, language })).output(paperView),
  },
  walkIn: {
    /** Of the open set; null without one, or while locked. */
    view: oc.output(walkInView.nullable()),
    /** Books a parcel that a customer hands in, with the weight that lies on the scale. */
    book: refusable.input(bookingInput.extend({ requestId, language: paperLanguage })).output(walkInView),
    /** Takes back the parcel booked last. */
    undo: refusable.input(actedOn.extend({ language: paperLanguage })).output(walkInView),
    /** One more copy of its label. */
    print: refusable.input(actedOn).output(walkInView),
    /** Its receipt once more. */
    receipt: refusable.input(actedOn.extend({ language: paperLanguage })).output(walkInView),
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
    /** Parcels of the open consignment, not come yet, whose number may hold what is readable of a torn label. */
    candidates: oc.input(z.strictObject({ text: z.string().min(1).max(60) })).output(tornAnswer),
    /** Takes a parcel in under a new number; `readable` is what could be read of its own, `?` for the rest; null for nothing. */
    relabel: refusable.input(z.strictObject({ requestId, readable: readableText.nullable() })).output(acceptView),
    undo: refusable.input(actedOn).output(acceptView),
    /** Asks for a supervisor's PIN before another person's acceptance is taken back; answers with the box. */
    undoOthers: refusable.input(actedOn).output(sessionView),
    /** The weight on the scale for the parcel shown, also for one that came in earlier. */
    weighAgain: refusable.input(actedOn).output(acceptView),
    /** A weight typed by hand. It is `manual` by definition, and says why no scale gave it. */
    weighByHand: refusable
      .input(actedOn.extend({ text: z.string().min(1).max(40), reason: manualReason }))
      .output(acceptView),
    printAgain: refusable.input(actedOn).output(acceptView),
    reject: refusable.input(actedOn.extend({ reason: rejectReason })).output(acceptView),
    /** A parcel that the partner cancelled goes back to the driver, whether it had come in or not. */
    giveBack: refusable.input(z.strictObject({ requestId, number: z.string().min(1).max(80) })).output(acceptView),
    /** F9: the only way on from a stop. */
    understood: refusable.input(acted).output(acceptView),
  },
};
