/** Names of the sources, as they are there, put in order. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, NAME_LENGTH } from '../../../../domain/offices/clean-name.ts';
import { dropRepeats } from '../../../../domain/offices/drop-repeats.ts';
import { lettersOf } from '../../../../domain/offices/letters.ts';
import { postalCircle, POSTAL_CIRCLES } from '../../../../domain/offices/postal-circles.ts';
import { anOffice } from './some-offices.ts';

test.each([
  ['Ada B.O', 'Ada', 'BO'],
  ['Mannady S.O (Chennai)', 'Mannady (Chennai)', 'SO'],
  ['Sathyamangalam (Vellore)S.O', 'Sathyamangalam (Vellore)', 'SO'],
  ['Chennai G.P.O.', 'Chennai GPO', 'HO'],
  ['Nagpur GPO', 'Nagpur GPO', 'HO'],
  ['H A L II Stage H.O', 'H A L II Stage', 'HO'],
  ['Krishnapuri S O', 'Krishnapuri', 'SO'],
  ['Thaickal EDB.O', 'Thaickal', 'BO'],
  ['Poovanthuruthu GDSB.O', 'Poovanthuruthu', 'BO'],
  ['Puttaparthy Main Bazar NDTSO', 'Puttaparthy Main Bazar', 'SO'],
  ['Egmore ND S.O', 'Egmore ND', 'SO'],
  ['Ujjain  Govt. Engg. CollegeB.O', 'Ujjain Govt. Engg. College', 'BO'],
  ['Viman nagar, S.O', 'Viman nagar', 'SO'],
  ['PABO', 'PABO', null],
  ['Connaught Place SO', 'Connaught Place', 'SO'],
  ['Viman nagar', 'Viman nagar', null],
  ['Dul;hipur', 'Dulhipur', null],
  ['Beawar [Raj]', 'Beawar (Raj)', null],
  ['Palavakkam (Tiruvall', 'Palavakkam (Tiruvall)', null],
  ['Bhimasar )', 'Bhimasar', null],
  ['Nand Nagri "A"', 'Nand Nagri A', null],
  ['Mandi  Town ', 'Mandi Town', null],
  ['Bankura Bo(Howrah)', 'Bankura Bo(Howrah)', null],
])('%s → %s, %s', (text, name, kind) => {
  expect(cleanName(text)).toEqual({ name, kind });
});

test('cleaning takes no letter but those of the kind, is done once, and keeps to its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abSOHB.() "[];')), maxLength: 80 }), (text) => {
      const { name, kind } = cleanName(text);
      expect(name.length).toBeLessThanOrEqual(NAME_LENGTH);
      if (kind === null && text.length <= NAME_LENGTH - 10) expect(lettersOf(name)).toBe(lettersOf(text));
      expect(name).not.toMatch(/["[\];]|\s\s|^\s|\s$/);
    }),
  );
});

test('circles are known by every spelling of the sources', () => {
  for (const circle of POSTAL_CIRCLES) expect(postalCircle(`${circle.toUpperCase()} Circle`)).toBe(circle);
  expect(['Tamilnadu', 'Chattisgarh', 'Jammukashmir', 'North Eastern', 'Thane'].map(postalCircle)).toEqual([
    'Tamil Nadu',
    'Chhattisgarh',
    'Jammu & Kashmir',
    'North East',
    null,
  ]);
});

test('an office named twice counts once; another kind or PIN is another office', () => {
  const one = anOffice('Rampur', '413710');
  const again = { ...anOffice('RAMPUR ', '413710'), delivery: 'delivery' } as const;
  const others = [anOffice('Rampur', '413710', 'SO'), anOffice('Rampur', '413711')];
  expect(dropRepeats([one, again, ...others])).toEqual({
    offices: [{ ...one, delivery: 'delivery' }, ...others],
    repeats: 1,
  });
});
