/** The live list of data.gov.in, line by line. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../../domain/offices/csv.ts';
import { readPincodeCsv } from '../../../../domain/offices/read-pincode-csv.ts';
import { must } from '../../../support/station/ready-station.ts';

const HEADING =
  'circlename,regionname,divisionname,officename,pincode,officetype,delivery,district,statename,latitude,longitude';
const KOTHIMIR =
  'Telangana Circle,Hyderabad Region,Adilabad Division,Kothimir B.O,504273,BO,Delivery,KUMURAM BHEEM ASIFABAD,TELANGANA,19.36,79.53';

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

describe('comma-separated values', () => {
  test('come back as they were written, with either line end and quotes where needed', () => {
    const field = fc.string({ unit: fc.constantFrom(...Array.from('ab,"\n ')), maxLength: 8 });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, mark) => {
        const text = rows.map((row) => row.map(quoted).join(',') + end).join('');
        const read = readCsv((mark ? '\ufeff' : '') + text);
        expect(read.map(({ fields }) => fields)).toEqual(rows);
        expect(read.filter(({ broken }) => broken)).toEqual([]);
      }),
    );
  });

  test('lines are counted as an editor counts them, also behind a field with a line break', () => {
    expect(readCsv('a,b\n"x\ny",z\n\nc,d').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test('a quote that is never closed spoils its own line alone', () => {
    const lines = readCsv(`a,b\n"lost,c\n${'d,e\n'.repeat(400)}`);
    expect(lines).toHaveLength(402);
    expect(lines.filter(({ broken }) => broken).map(({ line }) => line)).toEqual([2]);
  });

  test('any text is read without an exception, and no letter of an unbroken line is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('a,"\r\n')) }), (text) => {
        const letters = readCsv(text)
          .flatMap(({ fields }) => fields)
          .join('');
        expect(letters.replaceAll(/[^a]/g, '')).toBe(text.replaceAll(/[^a]/g, ''));
      }),
    );
  });
});

const read = (line: string) => must(readPincodeCsv(`${HEADING}\n${line}`));

describe('a line', () => {
  test('becomes an office', () => {
    expect(read(KOTHIMIR)).toEqual({
      lines: 1,
      problems: [],
      offices: [
        {
          pin: '504273',
          name: 'Kothimir',
          kind: 'BO',
          kindAssumed: false,
          delivery: 'delivery',
          circle: 'Telangana',
          region: 'Hyderabad Region',
          division: 'Adilabad Division',
          district: 'Kumuram Bheem Asifabad',
          state: 'Telangana',
        },
      ],
    });
  });

  test.each([
    ['wrong-pin', '504273', '50427', '50427'],
    ['wrong-pin', '504273', '004273', '004273'],
    ['no-name', 'Kothimir B.O', ' ', ''],
    ['wrong-kind', ',BO,', ',XX,', 'XX'],
    ['wrong-delivery', ',Delivery,', ',Perhaps,', 'Perhaps'],
    ['wrong-field-count', ',79.53', '', '10'],
    ['broken-quotes', 'Kothimir', '"Koth"imir', ''],
  ])('is refused for %s', (kind, part, instead, found) => {
    const { offices, problems } = read(KOTHIMIR.replace(part, instead));
    expect([offices, problems]).toMatchObject([[], [{ line: 2, kind }]]);
    if (found !== '') expect(problems[0]?.found).toBe(found);
  });

  test.each([
    ['PO', 'SO'],
    ['S.O', 'SO'],
    ['HO', 'HO'],
    ['GPO', 'HO'],
  ])('of kind %s is a %s', (text, kind) => {
    expect(read(KOTHIMIR.replace(',BO,', `,${text},`)).offices[0]?.kind).toBe(kind);
  });

  test('says nothing where the source says NA', () => {
    const { offices } = read(KOTHIMIR.replace('KUMURAM BHEEM ASIFABAD,TELANGANA', 'NA,NA').replace(',Delivery', ',NA'));
    expect(offices[0]).toMatchObject({ district: '', state: '', delivery: 'unknown' });
  });
});

test('the older layout is read by its names', () => {
  const text = [
    'officename,pincode,officeType,Deliverystatus,divisionname,regionname,circlename,Taluk,Districtname,statename',
    'Ada B.O,504293,B.O,Delivery,Adilabad,Hyderabad,Andhra Pradesh,Asifabad,Adilabad,ANDHRA PRADESH',
  ].join('\n');
  expect(must(readPincodeCsv(text)).offices).toMatchObject([{ name: 'Ada', pin: '504293', division: 'Adilabad' }]);
});

test('another table is refused, and what it lacks is named', () => {
  expect(readPincodeCsv('name,pincode\nx,110001')).toEqual({
    ok: false,
    fault: {
      kind: 'missing-columns',
      columns: [
        'circlename',
        'regionname',
        'divisionname',
        'officename',
        'officetype',
        'delivery',
        'district',
        'statename',
      ],
    },
  });
  expect(readPincodeCsv('').ok).toBe(false);
});
