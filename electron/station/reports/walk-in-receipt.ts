/**
 * The receipt of a parcel that a customer handed in (hand-over H2): every figure from the ledger, and nothing of a person.
 */
import type { WalkInReceipt } from '../../../domain/contract/document-model.ts';
import type { Core } from '../core.ts';
import { destinationOf } from '../desk/scan-results.ts';

type ReceiptDesk = {
  readonly officeName: { en: string; hi: string };
  readonly officePin: string | null;
  readonly counter: string;
  readonly test: boolean;
};

/** The receipt's name: a number is minted once, so it has one receipt. */
export function receiptId(item: string): string {
  return `RC-${item}`;
}

/** Composes the receipt of the use that began at `n`; null when it is no walk-in. */
export function composeReceipt(
  core: Core,
  { n, language }: { readonly n: number; readonly language: 'en' | 'hi' },
  desk: ReceiptDesk,
): WalkInReceipt | null {
  const [use, booked] = [core.projections.uses.byN(n), core.projections.walkIns.byN(n)];
  const head = core.store.events.head();
  const station = core.store.events.station();
  if (use === null || booked === null || head === null || station === null || use.pin === null) return null;
  const { product, cm, registration, otp, codPaise, insuredPaise, tariffPaise } = booked;
  return {
    kind: 'walk-in-receipt',
    id: receiptId(use.item),
    language,
    composedAtMs: core.clock.nowMs(),
    office: desk.officeName,
    officePin: desk.officePin,
    counter: desk.counter,
    set: booked.set,
    item: use.item,
    product,
    grams: use.grams ?? 0,
    cm,
    pin: use.pin,
    place: destinationOf(core, use, null)?.place ?? null,
    registration,
    otp,
    codPaise,
    insuredPaise,
    tariffPaise,
    bookedAtMs: use.acceptedAtMs,
    bookedBy: core.projections.people.person(use.acceptedBy)?.name ?? { en: use.acceptedBy, hi: use.acceptedBy },
    voided: use.status !== 'on-hand',
    test: desk.test,
    head: { station, epoch: head.epoch, seq: head.seq, hash: head.hash },
  };
}
