/** Routes: the longest prefix wins, exactly as a scan over all rules would say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SortPlanEntry } from '../../../../domain/contract/feed.ts';
import { createRouter, type SortRule } from '../../../../domain/sorting/route-pin.ts';

test('the longest prefix that has a rule wins, whatever the order of the rules', () => {
  const rules = [aRule('', 'Z1'), aRule('4', 'A1'), aRule('411', 'B3'), aRule('411014', 'B7')];
  for (const order of [rules, rules.toReversed()]) {
    const route = createRouter(aPlan(order));
    expect(['411014', '411015', '412000', '500081'].map((pin) => route(pin)?.slot)).toEqual(['B7', 'B3', 'A1', 'Z1']);
  }
});

test('a plan without a default routes an unknown PIN nowhere', () => {
  expect(createRouter(aPlan([aRule('4', 'A1')]))('500081')).toBeNull();
  expect(createRouter(aPlan([]))('500081')).toBeNull();
});

test.each(['', '4110', '4110145', '011014', '41101a', ' 411014', '४११०१४'])(
  '%j is no PIN and does not reach the default',
  (text) => {
    expect(createRouter(aPlan([aRule('', 'Z1')]))(text)).toBeNull();
  },
);

test('of two rules for one prefix the first counts', () => {
  expect(createRouter(aPlan([aRule('41', 'A1'), aRule('41', 'A2')]))('411014')?.slot).toBe('A1');
});

test('the router agrees with a naive scan over the rules', () => {
  const prefixes = fc.stringMatching(/^[0-3]{0,6}$/);
  const plans = fc.array(fc.tuple(prefixes, fc.stringMatching(/^[A-Z][0-9]{1,2}$/)), { maxLength: 60 });
  const pins = fc.stringMatching(/^[1-3][0-3]{5}$/);
  fc.assert(
    fc.property(plans, fc.array(pins, { minLength: 1, maxLength: 20 }), (drawn, asked) => {
      const plan = aPlan(drawn.map(([prefix, slot]) => aRule(prefix, slot)));
      const route = createRouter(plan);
      for (const pin of asked) expect(route(pin)).toBe(scan(plan, pin));
    }),
    { numRuns: 500 },
  );
});

function scan(plan: SortPlanEntry, pin: string): SortRule | null {
  let best: SortRule | null = null;
  for (const rule of plan.rules) {
    if (pin.startsWith(rule.prefix) && rule.prefix.length > (best?.prefix.length ?? -1)) best = rule;
  }
  return best;
}

function aRule(prefix: string, slot: string): SortRule {
  const place = { en: `Place ${slot}`, hi: `स्थान ${slot}` };
  return { prefix, place, slot, mode: 'surface', next: place, leaves: '13:05' };
}

function aPlan(rules: SortRule[]): SortPlanEntry {
  return { kind: 'sort-plan', plan: 'test-1', validFromMs: 0, rules };
}
