import { expect, test } from 'vitest';
import { parseOrderId } from '../../domain/identifiers/amazon-id.ts';
import { parseS10 } from '../../domain/identifiers/s10.ts';
import { createRouter } from '../../domain/sorting/route-pin.ts';
import { readDemoManifest, readDemoOffice } from '../support/manifest/demo-office.ts';

const manifest = await readDemoManifest();
const plan = (await readDemoOffice()).sortPlan;
if (plan === null) throw new Error('the demo office has a sort plan');

test('the sample manifest has 200 lines, numbered in order, whose weights add up to the declared total', () => {
  expect(manifest.lines.map(({ line }) => line)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  expect(manifest.declaredCount).toBe(200);
  expect(manifest.lines.reduce((total, { grams }) => total + grams, 0)).toBe(manifest.declaredGrams);
  expect(manifest.lines.every(({ grams }) => grams >= 80 && grams <= 18_000)).toBe(true);
});

test('every article number is a right S10 of India, and every number is there once', () => {
  for (const { item } of manifest.lines)
    expect(parseS10(item)).toMatchObject({ ok: true, value: { prefix: 'CK', issuer: 'IN' } });
  const numbers = manifest.lines.flatMap(({ item, aliases }) => [item, ...aliases.map(({ value }) => value)]);
  expect(new Set(numbers).size).toBe(600);
});

test('every parcel has Amazon’s tracking number and its order', () => {
  for (const { aliases } of manifest.lines) {
    expect(aliases.map(({ kind }) => kind)).toEqual(['amazon-tracking', 'order']);
    expect(aliases[0]?.value).toMatch(/^TBA\d{12}$/);
    expect(parseOrderId(aliases[1]?.value ?? '').ok).toBe(true);
  }
});

test('a few parcels are to be paid for on delivery', () => {
  const cod = manifest.lines.filter(({ codPaise }) => codPaise > 0);
  expect(cod.length).toBeGreaterThan(3);
  expect(cod.length).toBeLessThan(30);
});

test('the lines of the reference screens are there and go where the screens say', () => {
  const route = createRouter(plan);
  const shown = (item: string): unknown => {
    const line = manifest.lines.find((one) => one.item === item);
    const rule = route(line?.pin ?? '');
    return [line?.pin, line?.grams, rule?.place.en, rule?.slot, rule?.mode];
  };
  expect(shown('CK482913609IN')).toEqual(['411014', 1235, 'Pune', 'B7', 'air']);
  expect(shown('CK482911024IN')).toEqual(['500081', 855, 'Hyderabad', 'C2', 'surface']);
  expect(shown('CK482915349IN')).toEqual(['440001', 1240, 'Nagpur', 'S3', 'surface']);
});

test('the sort plan has a slot for every PIN there can be, and each prefix once', () => {
  const route = createRouter(plan);
  const prefixes = plan.rules.map(({ prefix }) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  for (let first = 100; first <= 999; first++) expect(route(`${first}001`)?.slot).toMatch(/^[A-DS][1-9]$/);
  expect(route('999999')?.place.en).toBe('Mixed');
});

test('each slot has one mode and one next hub', () => {
  const hubs = new Map<string, Set<string>>();
  for (const { slot, mode, next, leaves } of plan.rules) {
    hubs.set(slot, (hubs.get(slot) ?? new Set()).add(`${mode} ${next.en} ${leaves}`));
  }
  for (const [slot, ways] of hubs) expect([slot, ...ways]).toHaveLength(2);
});

test('every text that is shown is there in both languages', () => {
  for (const { place, next } of plan.rules) {
    for (const { en, hi } of [place, next]) {
      expect(en).toMatch(/^[A-Za-z ]+$/);
      expect(hi).toMatch(/^[\u0900-\u097f ]+$/);
    }
  }
});
