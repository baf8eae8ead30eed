import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideFinish, decideReceive, decideReopen, documentName } from '../../../../domain/custody/consignment.ts';
import type { ConsignmentId, ItemNumber } from '../../../../domain/custody/ids.ts';
import { consignment, ITEM, set } from './facts-of.ts';

const expectedOne = { ...consignment, state: 'expected' as const };
const refused = (kind: string, more: object = {}) => ({ ok: false, fault: { kind, ...more } });

test('receiving writes down what was declared and which manifest was worked against', () => {
  expect(decideReceive({ declaration: null, set, consignment: expectedOne, open: null })).toEqual({
    ok: true,
    value: [
      {
        type: 'consignment.received',
        payload: {
          consignment: consignment.consignment,
          partner: 'Amazon',
          declared: 200,
          declaredGrams: 318_400,
          vehicle: 'KA 53 AB 4417',
          manifest: { source: 'feed', version: 4 },
        },
      },
    ],
  });
});

test('taking up the consignment that is open already writes nothing', () => {
  expect(decideReceive({ declaration: null, set, consignment, open: consignment.consignment })).toEqual({
    ok: true,
    value: [],
  });
});

test('receiving is refused without a set, without a manifest, a second time, and beside another', () => {
  const other = 'AMZ-OTHER' as ConsignmentId;
  expect(decideReceive({ declaration: null, set: null, consignment: expectedOne, open: null })).toEqual(
    refused('no-open-set'),
  );
  expect(decideReceive({ declaration: null, set, consignment: null, open: null })).toEqual(
    refused('unknown-consignment'),
  );
  expect(
    decideReceive({ declaration: null, set, consignment: { ...consignment, state: 'finished' }, open: null }),
  ).toEqual(refused('consignment-finished'));
  expect(decideReceive({ declaration: null, set, consignment: expectedOne, open: other })).toEqual(
    refused('another-open', { consignment: other }),
  );
});

test('a contract that asks for the word of the sender is taken up once it was seen, and what was cancelled is not', () => {
  const asks = { ...expectedOne, terms: { ...consignment.terms, prohibited: 'consignment' as const } };
  const now = { set, open: null };
  const named = { consignment: consignment.consignment };
  expect(decideReceive({ ...now, declaration: null, consignment: asks })).toEqual(refused('needs-declaration', named));
  const seen = decideReceive({ ...now, declaration: { form: 'cdf-1' }, consignment: asks });
  expect(seen).toMatchObject({ value: [{ payload: { declaration: { form: 'cdf-1' } } }] });
  const unasked = decideReceive({ ...now, declaration: { form: 'cdf-1' }, consignment: expectedOne });
  expect(unasked.ok && 'declaration' in (unasked.value[0]?.payload ?? {})).toBe(false);
  const cancelled = { ...expectedOne, cancelled: true };
  expect(decideReceive({ ...now, declaration: null, consignment: cancelled })).toEqual(
    refused('consignment-cancelled', named),
  );
});

const counts = { declared: 3, accepted: 1, rejected: 1, absent: 1, unmanifested: 2 };

test('finishing names the document, the counts and every absent parcel', () => {
  expect(decideFinish({ consignment, counts, confirmed: counts, absent: [ITEM] })).toEqual({
    ok: true,
    value: [
      {
        type: 'consignment.finished',
        payload: { consignment: consignment.consignment, document: 'AM-AMZ-24112026-04', counts, absent: [ITEM] },
      },
    ],
  });
});

const nameAfter = (taken: readonly string[]) =>
  documentName('X' as ConsignmentId, (document) => taken.includes(document));

test('each further document of a consignment has the next free number', () => {
  expect(nameAfter([])).toBe('AM-X');
  expect(nameAfter(['AM-X'])).toBe('AM-X-2');
  expect(nameAfter(['AM-X', 'AM-X-2'])).toBe('AM-X-3'); // be it its own, or the first of a consignment called X-2
});

const REOPEN = { document: 'AM-X', reason: 'parcel-found' } as const;
const CONFIRMED = { user: '10038874', action: 'a'.repeat(64), atMs: 1, signature: 's' } as never;
const finished = { ...consignment, state: 'finished' as const };
const reopening = { set, consignment: finished, open: null, newest: 'AM-X' };

test('a finished consignment opens again under a confirmation', () => {
  const payload = { consignment: consignment.consignment, ...REOPEN, confirmation: CONFIRMED };
  expect(decideReopen(reopening, REOPEN, CONFIRMED)).toEqual({
    ok: true,
    value: [{ type: 'consignment.reopened', payload }],
  });
});

test.each([
  [{ set: null }, 'no-open-set'],
  [{ consignment: null }, 'not-finished'],
  [{ consignment }, 'not-finished'],
  [{ newest: 'AM-X-2' }, 'moved-on'],
  [{ open: 'ANOTHER' as ConsignmentId }, 'another-open'],
])('it does not open with %j: %s', (part, kind) => {
  const decided = decideReopen({ ...reopening, ...part }, REOPEN, CONFIRMED);
  expect(decided).toEqual({ ok: false, fault: expect.objectContaining({ kind }) });
});

test('finishing is refused when nothing is open', () => {
  for (const none of [null, expectedOne, { ...consignment, state: 'finished' as const }])
    expect(decideFinish({ consignment: none, counts, confirmed: counts, absent: [ITEM] })).toEqual(
      refused('no-consignment'),
    );
});

test('a consignment is finished exactly when declared = accepted + rejected + absent and each absent one is named', () => {
  const small = fc.nat(5);
  fc.assert(
    fc.property(
      fc.tuple(small, small, small, small, small, small),
      ([declared, accepted, rejected, absent, out, names]) => {
        const said = { declared, accepted, rejected, absent, unmanifested: out };
        const absentItems = Array.from({ length: names }, () => 'CK482909003IN' as ItemNumber);
        const decided = decideFinish({ consignment, counts: said, confirmed: said, absent: absentItems });
        expect(decided.ok).toBe(declared === accepted + rejected + absent && absent === names);
        if (!decided.ok) expect(decided.fault).toEqual({ kind: 'counts-do-not-add-up', counts: said });
      },
    ),
  );
});

test.each(['declared', 'accepted', 'rejected', 'absent', 'unmanifested'] as const)(
  'finishing is refused when %s is not the figure the clerk confirmed',
  (name) => {
    const confirmed = { ...counts, [name]: counts[name] + 1 };
    expect(decideFinish({ consignment, counts, confirmed, absent: [ITEM] })).toEqual(refused('moved-on'));
  },
);
