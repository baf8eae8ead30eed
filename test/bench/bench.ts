/**
 * `npm run bench -- <name> [options]`: measures one promise of the product against a floor and a peer, in one run.
 * The last line on stdout is one JSON object; everything before it is for people.
 */
import process from 'node:process';

type Bench = { readonly bench: (args: string[]) => Promise<void> };

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  latency: () => import('./latency/latency-bench.ts'),
  offices: () => import('./offices/offices-bench.ts'),
  scan: () => import('./scan/scan-bench.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (load === undefined) {
  console.error(`usage: npm run bench -- <name> [options]; names: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else {
  const { bench } = await load();
  await bench(args);
}
