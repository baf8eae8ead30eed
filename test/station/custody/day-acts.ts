/**
 * Everything a clerk does at the Accept counter, as commands for fast-check: each does it to the station and says it
 * to the model, and compares what comes back.
 */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { RejectReason } from '../../../domain/custody/event.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { numberAt } from '../../../domain/custody/number-range.ts';
import { finishNow, lastUseOf, scan, weigh } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { NUMBERS } from '../support/prepared-folder.ts';
import { expectInvariants } from './day-invariants.ts';
import {
  countsOf,
  expectedScan,
  gramsNow,
  mayCorrect,
  type Day,
  type DayModel,
  type HeldParcel,
  type ParcelInHand,
} from './day-model.ts';

export type Act = fc.AsyncCommand<DayModel, Day>;

/** Valid S10 numbers that no manifest names. */
const STRANGERS = ['CK123456785IN', 'CK000000014IN', 'RR473124829GB'] as const;
const JUNK = ['406-1121854-6708985', 'not a code', '\u0007'] as const;

function act(name: string, run: (model: DayModel, day: Day) => void | Promise<void>): Act {
  return {
    check: () => true,
    run: async (model, day) => {
      await run(model, day);
      expectInvariants(model, day);
    },
    toString: () => name,
  };
}

/** The faults a command may be refused with, in a form that reads well when a run fails. */
function outcome(reply: { ok: true } | { ok: false; fault: { kind: string } }): string {
  return reply.ok ? 'done' : reply.fault.kind;
}

const signInAs = (user: string): Act =>
  act(`sign in ${user}`, (model, { copy }) => {
    signIn(copy.station, user);
    model.person = user;
    model.events += 1;
  });

const lock = act('lock', (model, { copy }) => {
  copy.station.lock();
  model.person = null;
});

const restart = act('restart', async (model, { copy }) => {
  await copy.restart();
  model.person = null;
  model.stopped = false;
  model.scale = null;
});

const openSet = act('open set', (model, { copy }) => {
  const expected = model.person === null ? 'locked' : model.setOpen ? 'set-already-open' : 'done';
  expect(outcome(copy.station.openSet(randomUUID()))).toBe(expected);
  if (expected !== 'done') return;
  model.setOpen = true;
  model.setsOpened += 1;
  model.events += 1;
  expect(copy.station.desks.session.live.get().set).toMatchObject({ no: model.setsOpened, opening: model.held.size });
});

const closeSet = act('close set', (model, { copy }) => {
  const expected = closeOutcome(model);
  expect(outcome(copy.station.closeSet(randomUUID()))).toBe(expected);
  if (expected !== 'done') return;
  model.setOpen = false;
  model.events += 1;
});

function closeOutcome(model: DayModel): string {
  if (model.person === null) return 'locked';
  if (!model.setOpen) return 'no-open-set';
  return model.open === null ? 'done' : 'consignment-open';
}

const receive = (which: 0 | 1): Act =>
  act(`receive ${which}`, (model, { copy, manifests }) => {
    const expected = receiveOutcome(model, which);
    const consignment = manifests[which].consignment as ConsignmentId;
    expect(outcome(copy.station.receive(randomUUID(), consignment))).toBe(expected);
    if (expected !== 'done') return;
    model.stopped = false; // another consignment is another screen
    if (model.open === which) return;
    model.open = which;
    model.last = null;
    model.events += 1;
  });

function receiveOutcome(model: DayModel, which: 0 | 1): string {
  if (model.person === null) return 'locked';
  if (!model.setOpen) return 'no-open-set';
  if (model.finished.has(which)) return 'consignment-finished';
  return model.open === null || model.open === which ? 'done' : 'another-open';
}

const finish = act('finish', async (model, { copy, manifests }) => {
  const { open } = model;
  const expected = finishOutcome(model);
  const reply = await copy.station.finish(randomUUID(), finishNow(copy.station));
  expect(outcome(reply)).toBe(expected);
  if (!reply.ok || open === null) return;
  expect(reply.value.counts).toEqual(countsOf(model, open, manifests[open]?.declaredCount ?? 0));
  model.finished.add(open);
  model.open = null;
  model.last = null;
  model.events += 1;
});

function finishOutcome(model: DayModel): string {
  if (model.stopped) return 'stopped';
  if (model.person === null) return 'locked';
  return model.open === null ? 'no-consignment' : 'done';
}

const weighParcel = (grams: number): Act =>
  act(`weigh ${grams}`, (model, { copy }) => {
    weigh(copy.station, grams);
    model.scale = { grams, used: false, holder: null, backTo: null };
  });

function scanParcel(model: DayModel, day: Day, parcel: ParcelInHand & { readonly number: string }): void {
  const { station } = day.copy;
  const expected = expectedScan(model, parcel);
  const before = station.desks.accept.live.get();
  const view = scan(station, parcel.number);
  if (expected === 'dropped') return expect(view).toEqual(before);
  if (expected === 'ignored') return expect(view.stopped?.ignored).toBe((before.stopped?.ignored ?? 0) + 1);
  if (expected === 'stop') {
    model.stopped = true;
    if (model.open !== null && gramsNow(model, parcel.item) !== null) takeReading(model, null); // put away with its weight
    return expect(view.result?.kind).toBe('stop');
  }
  if (expected === 'already') alreadyInModel(model, parcel);
  if (expected === 'already') return expect(view.result).toMatchObject({ kind: 'already', number: parcel.item });
  acceptInModel(model, parcel, day);
  expect(['accepted', 'attention']).toContain(view.result?.kind);
  expect(view.result).toMatchObject({ number: parcel.item, grams: model.held.get(parcel.item)?.grams ?? null });
}

/** Another parcel must not get this weight. */
function takeReading(model: DayModel, holder: string | null): void {
  if (model.scale !== null) model.scale = { ...model.scale, used: true, holder, backTo: null };
}

/** What lies on the scale is this parcel only if it weighs about what this parcel weighed. */
function alreadyInModel(model: DayModel, { item }: ParcelInHand): void {
  const [now, then] = [gramsNow(model, item), model.held.get(item)?.grams ?? null];
  if (now !== null && (then === null || Math.abs(now - then) <= 10)) takeReading(model, item);
}

function acceptInModel(model: DayModel, parcel: ParcelInHand, { manifests }: Day): void {
  if (model.open === null || model.person === null) throw new Error('the model accepted without a consignment');
  const advised = parcel.advisedIn === model.open;
  const labels = advised && manifests[model.open]?.terms.label === 'full' ? 1 : 0;
  const grams = gramsNow(model, parcel.item);
  if (grams !== null) takeReading(model, parcel.item);
  model.held.set(parcel.item, { item: parcel.item, consignment: model.open, advised, by: model.person, grams, labels });
  model.last = parcel.item;
  model.events += 1 + labels;
}

const scanAdvised = (which: 0 | 1, at: number, byAlias: boolean): Act =>
  act(`scan ${which}:${at}${byAlias ? ' by its Amazon number' : ''}`, (model, day) => {
    const { lines } = day.manifests[which];
    const line = lines[at % lines.length];
    if (line === undefined) throw new Error('no line');
    const alias = line.aliases.find(({ kind }) => kind === 'amazon-tracking')?.value ?? line.item;
    const number = byAlias ? alias : line.item;
    scanParcel(model, day, { item: line.item, number, advisedIn: which, declaredGrams: line.grams });
  });

const scanStranger = (number: string): Act =>
  act(`scan stranger ${number}`, (model, day) =>
    scanParcel(model, day, { item: number, number, advisedIn: null, declaredGrams: 0 }),
  );

/** A parcel whose number nobody can read: its new number is the next of the range, used up for good. */
const relabelParcel = act('relabel', (model, day) => {
  const { station } = day.copy;
  const expected = relabelOutcome(model);
  expect(outcome(station.relabel(randomUUID(), 'CK48?'))).toBe(expected);
  if (expected !== 'done') return;
  const item = numberAt(NUMBERS.prefix, NUMBERS.from + model.minted);
  model.minted += 1;
  acceptInModel(model, { item, advisedIn: null, declaredGrams: 0 }, day);
  const parcel = model.held.get(item);
  if (parcel === undefined) throw new Error('the model holds no new parcel');
  parcel.labels = 1;
  model.events += 1;
  expect(station.desks.accept.live.get().result).toMatchObject({ kind: 'attention', number: item });
});

function relabelOutcome(model: DayModel): string {
  if (model.stopped) return 'stopped';
  if (model.person === null) return 'locked';
  if (!model.setOpen) return 'no-open-set';
  if (model.open === null) return 'no-consignment';
  return model.minted > NUMBERS.to - NUMBERS.from ? 'no-numbers' : 'done';
}

const scanJunk = (data: string): Act =>
  act('scan junk', (model, day) => {
    const working = model.person !== null && model.setOpen;
    scan(day.copy.station, data);
    if (working) model.stopped = true;
  });

const understood = act('understood', (model, { copy }) => {
  copy.station.desks.accept.understood();
  model.stopped = false;
});

/** Undo, reject, weigh again and print again share who may and when. */
function correctionOutcome(model: DayModel): string {
  if (model.stopped) return 'stopped';
  if (model.person === null) return 'locked';
  if (model.last === null) return 'nothing-to-correct';
  return mayCorrect(model) === null ? 'not-your-own' : 'done';
}

const undo = act('undo', (model, { copy }) => {
  const parcel = mayCorrect(model);
  expect(outcome(copy.station.desks.accept.undo(randomUUID(), lastUseOf(copy.station)))).toBe(correctionOutcome(model));
  if (parcel === null) return;
  if (model.scale?.used === true && model.scale.holder === parcel.item) model.scale.backTo = parcel.item;
  takeBack(model, 1 + parcel.labels);
});

const reject = (reason: RejectReason): Act =>
  act(`reject ${reason}`, (model, { copy }) => {
    const parcel = mayCorrect(model);
    expect(outcome(copy.station.desks.accept.reject(randomUUID(), lastUseOf(copy.station), reason))).toBe(
      correctionOutcome(model),
    );
    if (parcel === null) return;
    model.rejected.add(`${parcel.item}|${parcel.consignment}`);
    takeBack(model, 2 + parcel.labels);
  });

function takeBack(model: DayModel, events: number): void {
  model.held.delete(model.last ?? '');
  model.last = null;
  model.events += events;
}

const weighAgain = act('weigh again', (model, { copy }) => {
  const { weighAgain: weighIt } = copy.station.desks.accept;
  const parcel = mayWeigh(model);
  const grams = parcel === null ? null : (gramsNow(model, null) ?? ownReading(model, parcel));
  const expected = parcel === null ? correctionOutcome(model) : grams === null ? 'no-weight' : 'done';
  expect(outcome(weighIt(randomUUID(), lastUseOf(copy.station)))).toBe(expected);
  if (parcel === null || grams === null) return;
  parcel.grams = grams;
  takeReading(model, parcel.item);
  model.events += 1;
});

const typeWeight = (grams: number): Act =>
  act(`type a weight of ${grams} g`, (model, { copy }) => {
    const parcel = mayWeigh(model);
    const isPlausible = grams >= 1 && grams <= 35_000;
    const expected = parcel === null ? correctionOutcome(model) : isPlausible ? 'done' : 'no-typed-weight';
    const typed = { text: String(grams), reason: 'no-scale' } as const;
    const reply = copy.station.desks.accept.weighByHand(randomUUID(), lastUseOf(copy.station), typed);
    expect(outcome(reply)).toBe(expected);
    if (expected !== 'done' || parcel === null) return;
    parcel.grams = grams;
    model.events += 1;
  });

/** Whoever is here may weigh: the parcel stays where it is, whoever accepted it. */
function mayWeigh(model: DayModel): HeldParcel | null {
  if (model.person === null || model.stopped || model.last === null) return null;
  return model.held.get(model.last) ?? null;
}

/** What lay under a parcel without a weight when it was scanned again. */
function ownReading({ scale }: DayModel, { item, grams }: HeldParcel): number | null {
  return grams === null && scale?.used === true && scale.holder === item ? scale.grams : null;
}

const printAgain = act('print again', (model, { copy }) => {
  const allowed = correctionOutcome(model);
  const isPrinted = allowed === 'done' || allowed === 'not-your-own'; // anyone may print a copy
  const parcel = model.held.get(model.last ?? '');
  // Every announced parcel of these manifests has a slot; one that nobody announced stays in the quarantine lane.
  // One with a new number has a label wherever it goes.
  const hasLabel = parcel?.advised === true || parcel?.item.startsWith(NUMBERS.prefix) === true;
  const expected = isPrinted ? (hasLabel ? 'done' : 'no-destination') : allowed;
  expect(outcome(copy.station.desks.accept.printAgain(randomUUID(), lastUseOf(copy.station)))).toBe(expected);
  if (expected !== 'done' || parcel === undefined) return;
  parcel.labels += 1;
  model.events += 1;
});

/** The same request again and again: the first answer, and nothing more in the ledger. */
const repeatTyped = (which: 0 | 1, at: number): Act =>
  act(`type ${which}:${at} three times as one request`, (model, day) => {
    const { lines } = day.manifests[which];
    const line = lines[at % lines.length];
    if (line === undefined || model.person === null || !model.setOpen || model.stopped) return;
    const parcel = { item: line.item, number: line.item, advisedIn: which, declaredGrams: line.grams };
    const expected = expectedScan(model, parcel);
    if (expected === 'stop') return; // a refusal is no answer that is kept: each try stops anew
    const requestId = randomUUID();
    const first = day.copy.station.type(requestId, line.item);
    if (expected === 'already') alreadyInModel(model, parcel);
    if (expected === 'accepted') acceptInModel(model, parcel, day);
    for (let again = 0; again < 2; again += 1) expect(day.copy.station.type(requestId, line.item)).toEqual(first);
  });

const which = fc.constantFrom<0 | 1>(0, 1);

/** The end of a working day, which random acts alone would rarely reach. */
const endOfDay = act('end of day', async (model, day) => {
  for (const step of [understood, finish, closeSet]) await step.run(model, day);
});

const often = (times: number, acts: fc.Arbitrary<Act>): fc.Arbitrary<Act>[] =>
  Array.from({ length: times }, () => acts);
const scanSome = (lines: number): fc.Arbitrary<Act> =>
  fc.tuple(which, fc.nat(lines - 1), fc.boolean()).map(([one, at, byAlias]) => scanAdvised(one, at, byAlias));
const scanFirst = fc.tuple(fc.nat(11), fc.boolean()).map(([at, byAlias]) => scanAdvised(0, at, byAlias));

/** Acts of a working day, the frequent ones as often as they are frequent. */
export const dayActs: fc.Arbitrary<Act>[] = [
  ...often(2, fc.constantFrom(DEMO_CLERK_ID, DEMO_CLERK_ID, DEMO_SUPERVISOR_ID).map(signInAs)),
  fc.constant(lock),
  fc.constant(restart),
  fc.constant(openSet),
  fc.constant(closeSet),
  ...often(2, which.map(receive)),
  fc.constant(finish),
  fc.constant(endOfDay),
  ...often(6, fc.integer({ min: 1, max: 3_000 }).map(weighParcel)),
  ...often(8, scanFirst),
  ...often(3, scanSome(12)),
  ...often(2, scanSome(2)),
  ...often(2, fc.constantFrom(...STRANGERS).map(scanStranger)),
  fc.constantFrom(...JUNK).map(scanJunk),
  ...often(2, fc.constant(relabelParcel)),
  ...often(5, fc.constant(understood)),
  ...often(3, fc.constant(undo)),
  ...often(2, fc.constantFrom<RejectReason>('damaged', 'wet', 'prohibited', 'label-unreadable').map(reject)),
  ...often(3, fc.constant(weighAgain)),
  ...often(2, fc.constantFrom(0, 1, 640, 35_000, 35_001).map(typeWeight)),
  ...often(2, fc.constant(printAgain)),
  ...often(
    2,
    fc.tuple(which, fc.nat(11)).map(([one, at]) => repeatTyped(one, at)),
  ),
];

/** What most days begin with, so that random acts meet a station at work. */
export const beginning: readonly Act[] = [signInAs(DEMO_CLERK_ID), openSet, receive(0)];
