/**
 * Where a parcel goes: the slot, the mode and the next office that the sort plan gives for a PIN.
 * Invariant: the longest prefix of the PIN that has a rule wins; the order of the rules never matters between prefixes.
 */
import type { SortPlanEntry } from '../contract/feed.ts';
import { parsePin } from '../identifiers/pin.ts';

export type SortRule = SortPlanEntry['rules'][number];

/** The rule for a PIN; null when the plan has neither a prefix for it nor a default, or the text is not a PIN. */
export type Router = (pin: string) => SortRule | null;

/**
 * Prepares a plan for look-ups: at most seven steps each, however many rules. Of two rules for one prefix the first
 * counts. A text that is not a PIN is routed nowhere, not to the default.
 */
export function createRouter(plan: SortPlanEntry): Router {
  const ruleByPrefix = new Map<string, SortRule>();
  for (const rule of plan.rules) {
    if (!ruleByPrefix.has(rule.prefix)) ruleByPrefix.set(rule.prefix, rule);
  }
  return (text) => {
    const pin = parsePin(text);
    return pin.ok ? longestMatch(ruleByPrefix, pin.value) : null;
  };
}

function longestMatch(ruleByPrefix: ReadonlyMap<string, SortRule>, pin: string): SortRule | null {
  for (let length = pin.length; length >= 0; length -= 1) {
    const rule = ruleByPrefix.get(pin.slice(0, length));
    if (rule !== undefined) return rule;
  }
  return null;
}
