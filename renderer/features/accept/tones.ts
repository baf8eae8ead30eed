/**
 * The sounds of the four results, as data. A clerk looks at the parcel, so the tone is the first news.
 * Invariant: the four differ in number of notes, pitch or length, and only `stop` is long.
 */
export type ToneKind = 'accepted' | 'already' | 'attention' | 'stop' | 'undone';

/** One note: pitch in hertz, times in milliseconds from the start of the tone, loudness 0–1. */
export type Note = {
  readonly hertz: number;
  readonly startMs: number;
  readonly lengthMs: number;
  readonly gain: number;
};

export type Tone = { readonly wave: 'sine' | 'triangle' | 'square'; readonly notes: readonly Note[] };

export const TONES: Readonly<Record<ToneKind, Tone>> = {
  /** One high. */
  accepted: { wave: 'sine', notes: [{ hertz: 1568, startMs: 0, lengthMs: 130, gain: 0.5 }] },
  /** Two equal, soft. */
  already: {
    wave: 'sine',
    notes: [
      { hertz: 660, startMs: 0, lengthMs: 100, gain: 0.25 },
      { hertz: 660, startMs: 160, lengthMs: 100, gain: 0.25 },
    ],
  },
  /** A rising pair. */
  attention: {
    wave: 'triangle',
    notes: [
      { hertz: 740, startMs: 0, lengthMs: 150, gain: 0.6 },
      { hertz: 1109, startMs: 170, lengthMs: 220, gain: 0.6 },
    ],
  },
  /** Long and low. */
  stop: { wave: 'square', notes: [{ hertz: 165, startMs: 0, lengthMs: 900, gain: 0.5 }] },
  /** The clerk's own decision: one soft note. */
  undone: { wave: 'sine', notes: [{ hertz: 523, startMs: 0, lengthMs: 110, gain: 0.2 }] },
};
