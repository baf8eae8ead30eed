/** Who asks for a place gets the office that was meant first. */
import { describe, expect, test } from 'vitest';
import { findOffices } from '../../../../domain/offices/find-offices.ts';
import { readQuery } from '../../../../domain/offices/read-query.ts';
import { must } from '../../../support/station/ready-station.ts';
import { anOffice, directoryOf } from './some-offices.ts';

const directory = directoryOf([
  anOffice('Bangalore GPO', '560001', 'HO'),
  anOffice('Bangalore Bazaar', '560001', 'SO'),
  anOffice('Pune', '411001', 'HO'),
  anOffice('Viman nagar', '411014', 'SO'),
  anOffice('Vikas Nagar', '226022', 'SO'),
  anOffice('Rampur', '244901', 'HO'),
  anOffice('Rampur', '413710'),
  anOffice('Rampur', '461111'),
  anOffice('Rampura', '413711'),
  anOffice('New Rampur', '413712'),
  anOffice('Kolkatta GPO', '700001', 'HO'),
  anOffice('Trivandrum City', '695001', 'SO'),
]);

function find(text: string, near: string | null = null, limit = 5): string[] {
  return must(findOffices(directory, { text, near, limit })).map(({ name, pin }) => `${name} ${pin}`);
}

test.each([
  ['viman nagar'],
  ['VIMANNAGAR'],
  ['Viman-Nagar'],
  ['vimaan nagar'],
  ['vimn nagar'],
  ['ivman nagar'],
  ['viman ngaar'],
  ['viman'],
  ['विमान नगर'],
  ['Viman nagar S.O'],
  ['viman nagar post office'],
  ['411014'],
  ['411 014'],
  ['४११०१४'],
])('%s finds Viman nagar first', (text) => {
  expect(find(text)[0]).toBe('Viman nagar 411014');
});

test.each([
  ['Bengaluru GPO', 'Bangalore GPO 560001'],
  ['bangalore', 'Bangalore GPO 560001'],
  ['बेंगलूरु जी.पी.ओ.', 'Bangalore GPO 560001'],
  ['Calcutta G.P.O.', 'Kolkatta GPO 700001'],
  ['Thiruvananthapuram City', 'Trivandrum City 695001'],
  ['Poona', 'Pune 411001'],
])('%s finds %s', (text, office) => {
  expect(find(text)[0]).toBe(office);
});

describe('of offices with one name', () => {
  test('the head office comes first when none is near', () => {
    expect(find('rampur').slice(0, 3)).toEqual(['Rampur 244901', 'Rampur 413710', 'Rampur 461111']);
  });

  test('the nearest comes first, then the head office', () => {
    expect(find('rampur', '461001').slice(0, 2)).toEqual(['Rampur 461111', 'Rampur 244901']);
  });

  test('the kind that was asked for comes before the nearer one of another kind', () => {
    expect(find('rampur H.O', '461001')[0]).toBe('Rampur 244901');
    expect(find('rampur b.o.', '244901')[0]).toBe('Rampur 413710');
  });

  test('longer names and names of which it is a part come after them', () => {
    expect(find('rampur').slice(3)).toEqual(['New Rampur 413712', 'Rampura 413711']);
  });
});

test('a part of a PIN gives the offices of all PINs that begin so, in their order', () => {
  expect(find('4137')).toEqual(['Rampur 413710', 'Rampura 413711', 'New Rampur 413712']);
  expect(find('4', null, 2)).toEqual(['Pune 411001', 'Viman nagar 411014']);
  expect(find('9')).toEqual([]);
});

test('never more than the limit, and nothing for nothing', () => {
  expect(find('r', null, 1)).toHaveLength(1);
  expect([find(''), find('-'), find('…'), find('999999'), find('xylophone')]).toEqual([[], [], [], [], []]);
});

test('a directory id finds its office', () => {
  const [office] = must(findOffices(directory, { text: '411014', near: null, limit: 1 }));
  expect(find(office?.id.toLowerCase() ?? '')).toEqual(['Viman nagar 411014']);
  expect(find('411014-ZZZZZ')).toEqual([]);
});

test('what was typed is read as one thing', () => {
  expect(readQuery('B.O')).toMatchObject({ by: 'name', kind: null });
  expect(readQuery('Solo')).toMatchObject({ by: 'name', names: ['Solo'], kind: null });
  expect(readQuery('कडवाड उप डाकघर')).toEqual({ by: 'name', names: ['कडवाड'], kind: 'SO' });
  expect(readQuery('x'.repeat(1000))).toMatchObject({ by: 'name' });
  expect(readQuery('0')).toMatchObject({ by: 'name' });
});
