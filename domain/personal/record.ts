/**
 * What the station may know of a person outside of the office: nothing but these records, and those only sealed.
 * Invariant: no event, projection, answer, print job, document or log holds one; an event names it by its PersonalRef.
 */

/** One line of a signature as it was drawn: x0, y0, x1, y1, … in whole units of a box 1000 wide and 400 high. */
export type Stroke = readonly number[];

/** Who signed a hand-over: a driver, or whoever takes parcels away. */
export type Signer = {
  readonly kind: 'signer';
  readonly name: string;
  readonly organisation: string;
  /** Null when the person signed on paper. */
  readonly strokes: readonly Stroke[] | null;
};

/** Sender or receiver of a parcel that was handed in at the counter. */
export type Party = {
  readonly kind: 'party';
  readonly name: string;
  /** Address, line by line, without the PIN. */
  readonly lines: readonly string[];
  readonly pin: string;
  /** Digits as they were given; null when none were. */
  readonly phone: string | null;
};

export type PersonalRecord = Signer | Party;

/** So many bytes of canonical JSON a record may have. A signature of 2,000 points has about 16,000. */
export const MOST_RECORD_BYTES = 65_536;
