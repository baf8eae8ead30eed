/** The pattern of the demo and the end-to-end tests: the whole process under the mock, the bench driven from inside. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { canBuildHidBench } from '../support/devices/build-hid-bench.ts';
import { withoutHidBench } from '../support/devices/hid-bench.ts';
import { runUnderBench } from '../support/devices/run-under-bench.ts';
import { skipUnless } from '../support/skips.ts';

const noBench = skipUnless('hid-bench-needs-umockdev', await canBuildHidBench());
const module = (file: string): string => JSON.stringify(path.join(import.meta.dirname, '../..', file));

/** Opens the devices in this same process, plugs a scanner in, scans, and ends with 7 when the scan was heard. */
const inner = `
  const { connectHidBench } = await import(${module('test/support/devices/hid-bench.ts')});
  const { createHidTransport } = await import(${module('native/transport/hid.ts')});
  const bench = await connectHidBench();
  const scanner = await bench.addScanner({ serial: 'INNER' });
  const other = await connectHidBench();
  await other.addScale();
  const hid = createHidTransport();
  const heard = new Promise((resolve) => hid.start({
    state: (device, state) => { if (device.role === 'scanner' && state === 'ready') void scanner.scan('HELLO'); },
    report: (device, bytes) => resolve(device.id + ' ' + bytes.subarray(5, 10).toString('latin1')),
  }));
  process.exitCode = (await heard) === scanner.key + ' HELLO' ? 7 : 1;
  await hid.stop();
  await bench.close();
  await other.close();
`;

describe.skipIf(noBench)('a process under the bench', { timeout: 30_000 }, () => {
  test('sees the devices that it plugs in itself, and its exit code comes out', async () => {
    expect(await runUnderBench([process.execPath, '--input-type=module', '-e', inner])).toBe(7);
  });

  test('can start another process that sees none of it', async () => {
    const env = withoutHidBench({ PATH: '/bin', LD_PRELOAD: 'x', UMOCKDEV_DIR: 'y', DAKSETU_HID_BENCH: 'z' });
    expect(env).toEqual({ PATH: '/bin' });
  });
});
