import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { interpretEvent } from '../../central/projection/interpret-event.ts';
import { projectEvents } from '../../central/projection/project-events.ts';
import { acceptance, buildLedger } from './support/ledger-builder.ts';
import { mintKey } from './support/station-key.ts';

const PLACE = { station: '560001-C2', office: '21360001', counter: '2', key: mintKey() };

test('whatever JSON an event is, it has a meaning', () => {
  fc.assert(
    fc.property(fc.json({ depthSize: 'large' }), (text) => {
      expect(['nothing', 'quarantined', 'item', 'consignment']).toContain(interpretEvent(text).kind);
    }),
  );
});

test('whatever the payload of a known type is, the event has a meaning and quarantine names its type', () => {
  const types = ['item.accepted', 'item.rejected', 'item.weighed', 'label.issued', 'acceptance.corrected', '__proto__'];
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.dictionary(fc.string(), fc.jsonValue()), (type, payload) => {
      const ledger = buildLedger(PLACE);
      ledger.append({ type, payload });
      const meaning = interpretEvent(ledger.events[1] ?? '');
      expect(meaning.kind === 'item' || (meaning.kind === 'quarantined' && meaning.detail.includes(type))).toBe(true);
    }),
  );
});

test('an event too deep to encode is quarantined, not a fault', () => {
  const ledger = buildLedger(PLACE);
  ledger.append({ type: 'set.opened', payload: {} });
  const deep = (ledger.events[1] ?? '').replace(
    '"payload":{}',
    `"payload":{"x":${'['.repeat(9_000)}${']'.repeat(9_000)}}`,
  );
  expect(deep.length).toBeGreaterThan(18_000);
  expect(['nothing', 'quarantined']).toContain(interpretEvent(deep).kind);
});

test('an event that is not in canonical form is quarantined', () => {
  const ledger = buildLedger(PLACE);
  const text = ledger.events[0] ?? '';
  expect(interpretEvent(text)).toEqual({ kind: 'nothing' });
  expect(interpretEvent(text.replace('{', '{ '))).toMatchObject({ reason: 'not-canonical' });
});

test('events projected in pages of any size give the same rows', () => {
  const ledger = buildLedger(PLACE);
  const use = ledger.append({ type: 'item.accepted', payload: acceptance('CK1IN') });
  ledger.append({ type: 'label.issued', payload: { use, label: 'L', copy: 1, template: 'article-4x6' } });
  ledger.append({ type: 'odd', payload: {} });
  ledger.append({ type: 'item.accepted', payload: acceptance('CK2IN') });
  const from = { ...PLACE, epoch: ledger.epoch };
  const events = ledger.events.map((text, index) => ({ seq: index + 1, text }));
  const whole = projectEvents(from, events);
  expect(whole.events).toHaveLength(3);
  for (let cut = 0; cut <= events.length; cut++) {
    const [a, b] = [projectEvents(from, events.slice(0, cut)), projectEvents(from, events.slice(cut))];
    expect([...a.events, ...b.events]).toEqual(whole.events);
    expect([...a.uses, ...b.uses]).toEqual(whole.uses);
    expect([...a.quarantined, ...b.quarantined]).toEqual(whole.quarantined);
  }
});
