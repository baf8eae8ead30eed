/** Starts a utility process. Nothing secret is in its arguments or environment: `ps` shows them. */
import path from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';

export type HostName = 'station' | 'devices';

/** `outDir` is the folder that holds station.cjs and devices.cjs. */
export function spawnHost(name: HostName, outDir: string): UtilityProcess {
  return utilityProcess.fork(path.join(outDir, `${name}.cjs`), [], {
    serviceName: `daksetu-${name}`,
    stdio: 'inherit',
  });
}
