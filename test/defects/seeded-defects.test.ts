/** A test that cannot fail is worse than none: each defect of the list makes its named test fail, and no defect passes it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFECTS } from './defects.ts';
import { copyCheckout, placesOf, verdictOf, withDefect, type Copy } from './plant.ts';

describe('a defect is noticed by its test', () => {
  let copy: Copy;
  beforeAll(async () => {
    copy = await copyCheckout();
  });
  afterAll(() => copy.remove());

  test.each(DEFECTS.map((defect) => [defect.harm, defect] as const))('%s', { timeout: 120_000 }, async (_, defect) => {
    expect(await placesOf(defect), `${defect.file} has changed`).toBe(1);
    expect(await verdictOf(copy.dir, defect.noticed)).toEqual({ passed: 1, failed: [] });
    const verdict = await withDefect(copy.dir, defect, () => verdictOf(copy.dir, defect.noticed));
    expect(verdict).toEqual({ passed: 0, failed: [defect.noticed.test] });
  });
});
