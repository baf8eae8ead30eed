/** The plain pages say the same in both languages and carry nothing active. */
import { describe, expect, test } from 'vitest';
import { isTrouble, troubleAddress, troublePage } from '../../../../../electron/main/pages/trouble-page.ts';
import { TROUBLES, type Trouble } from '../../../../../electron/main/pages/trouble-texts.ts';

const ALL = Object.keys(TROUBLES) as Trouble[];

describe('trouble pages', () => {
  test.each(ALL)('%s says what happened and what to do in English and in Hindi', (trouble) => {
    const { en, hi } = TROUBLES[trouble];
    expect(en.length).toBeGreaterThanOrEqual(3);
    expect(hi).toHaveLength(en.length);
    expect(hi.join(' ')).toMatch(/[\u0900-\u097f]/);
    expect(en.join(' ')).not.toMatch(/[\u0900-\u097f]/);
  });

  test('a detail cannot become markup', () => {
    const page = troublePage('wrong-option', '<script>alert("x")</script>&');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;');
  });

  test('the address carries the trouble and its detail unchanged', () => {
    const { searchParams } = new URL(troubleAddress('station-stopped', 'code 9 & more'));
    expect([...searchParams]).toEqual([
      ['kind', 'station-stopped'],
      ['detail', 'code 9 & more'],
    ]);
  });

  test.each(['', 'toString', '__proto__', 'nothing-known'])('%j is no trouble', (text) => {
    expect(isTrouble(text)).toBe(false);
  });
});
