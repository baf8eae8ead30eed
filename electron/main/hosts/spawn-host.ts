/** Starts a utility process. Nothing secret is in its arguments or environment: `ps` shows them. */
import path from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';

export type HostName = 'station' | 'devices';

/** `outDir` is the folder that holds station.cjs and devices.cjs; `extra` are variables for this process alone. */
export function spawnHost(
  name: HostName,
  outDir: string,
  extra: Readonly<Record<string, string>> = {},
): UtilityProcess {
  return utilityProcess.fork(path.join(outDir, `${name}.cjs`), [], {
    serviceName: `daksetu-${name}`,
    stdio: 'inherit',
    env: { ...process.env, ...extra },
  });
}
