/** Where the declared weight, its limits and the reading stand on the scale's bar, in its 392 units. */
export const BAR_WIDTH = 392;

const MIDDLE = BAR_WIDTH / 2;
const LIMIT_REACH = 50;
const EDGE = 9;

export type ScaleBar = {
  readonly limitFrom: number;
  readonly limitWidth: number;
  readonly declaredAt: number;
  readonly readingAt: number;
};

/** Weights in grams. The limits are always as wide, so the eye learns one picture; a reading far off stays at the edge. */
export function scaleBar(grams: number, declaredGrams: number, limitGrams: number): ScaleBar {
  const offset =
    limitGrams === 0 ? Math.sign(grams - declaredGrams) * MIDDLE : ((grams - declaredGrams) / limitGrams) * LIMIT_REACH;
  return {
    limitFrom: MIDDLE - LIMIT_REACH,
    limitWidth: 2 * LIMIT_REACH,
    declaredAt: MIDDLE,
    readingAt: Math.min(Math.max(MIDDLE + offset, EDGE), BAR_WIDTH - EDGE),
  };
}
