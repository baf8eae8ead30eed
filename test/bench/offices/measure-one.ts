/** One contestant in a process of its own: opens its file, asks it, prints its figures as JSON. */
import { readFileSync } from 'node:fs';
import { createChance } from '../../support/manifest/seeded-random.ts';
import { mistype } from '../../support/offices/mistype.ts';
import { CONTESTANTS } from './contestants.ts';

const [name = '', file = ''] = process.argv.slice(2);
const open = CONTESTANTS[name];
if (open === undefined) throw new Error(`nobody is called ${name}`);

/** Names and PINs of the sample manifest, which are real and from all over the country. */
type Line = { readonly pin: string; readonly office: string };
const sample = new URL('../../../resources/sample-manifests/amazon-200.json', import.meta.url);
const { lines } = JSON.parse(readFileSync(sample, 'utf8')) as { lines: readonly Line[] };
const names = lines.map(({ office }) => office.replace(/ [SH]\.O$/, ''));
const chance = createChance('offices bench');
const slips = names.filter((one) => one.length > 5).map((one) => mistype(chance, one, 'with one slip'));

const before = memory();
const start = performance.now();
const contestant = open(file);
contestant.byPin('560001');
const openMs = round(performance.now() - start);
const opened = memory();
const pins = lines.map(({ pin }) => pin);
const figures = {
  openMs,
  openedMiB: round(opened.resident - before.resident),
  openedHeapMiB: round(opened.heap - before.heap),
  byPin: timed(contestant.byPin, pins),
  byName: timed(contestant.byName, names),
  mistyped: contestant.mistyped === null ? null : timed(contestant.mistyped, slips),
};
const used = memory();
const after = { usedMiB: round(used.resident - before.resident), usedHeapMiB: round(used.heap - before.heap) };
console.log(JSON.stringify({ ...figures, ...after }));

/** Middle and 99 % point of three rounds, after one to warm up, in whole microseconds. */
function timed(ask: (text: string) => number, texts: readonly string[]): readonly [number, number] {
  for (const text of texts) ask(text);
  const took: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    for (const text of texts) {
      const at = performance.now();
      ask(text);
      took.push((performance.now() - at) * 1000);
    }
  }
  const rising = took.toSorted((a, b) => a - b);
  return [
    Math.round(rising[Math.floor(rising.length / 2)] ?? 0),
    Math.round(rising[Math.floor(rising.length * 0.99)] ?? 0),
  ];
}

/** After a collection, in MiB: what the system counts, and what is really held. */
function memory(): { readonly resident: number; readonly heap: number } {
  (globalThis as { gc?: () => void }).gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { resident: rss / 1_048_576, heap: (heapUsed + arrayBuffers) / 1_048_576 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
