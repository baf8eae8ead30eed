/**
 * What stands on the label of an article. Data only: the layout places it, an encoder writes it.
 * Invariant: nothing of the addressee is on it, neither as text nor in the QR.
 */
import type { Destination } from '../contract/accept-view.ts';
import type { ConsignmentId, ItemNumber, UseId } from '../custody/ids.ts';

/** Texts are of Latin script; places in other scripts will come as bitmaps shaped elsewhere. */
export type LabelDestination = {
  readonly pin: string;
  readonly place: string;
  readonly office: string | null;
  readonly circle: string | null;
  readonly slot: string;
  readonly mode: 'air' | 'surface';
  readonly next: string;
  /** Local time of departure, "13:05". */
  readonly leaves: string;
};

export type ArticleLabel = {
  /** Printed as Code 128. */
  readonly item: ItemNumber;
  /** Printed as QR: the number may be used again, the use may not. */
  readonly use: UseId;
  /** Null while nobody knows where it goes: the label then says that it is kept apart. */
  readonly destination: LabelDestination | null;
  /** What could be read of the number it had before, empty for nothing; null when it has its own. */
  readonly oldNumber: string | null;
  /** Null prints as "not weighed". */
  readonly grams: number | null;
  readonly consignment: ConsignmentId;
  /** Where it was accepted, e.g. "Bengaluru GPO 560001, counter 2". */
  readonly origin: string;
  /** When, in local time, e.g. "24-11-2026 10:42". */
  readonly acceptedAt: string;
  /** Id of the label in the ledger. */
  readonly label: string;
  /** 1 is the original; each later one is marked DUPLICATE. */
  readonly copy: number;
};

/** Takes the English names of a destination: thermal printers have no Indian scripts of their own. */
export function destinationToLabel(destination: Destination): LabelDestination {
  return { ...destination, place: destination.place.en, next: destination.next.en };
}
