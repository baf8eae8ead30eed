/**
 * station (client) ↔ devices (server). The only door through which a scan may call itself `hid` or `serial`,
 * and the only one through which a scale speaks.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { atMs } from './shapes.ts';

export const deviceId = z.string().min(1).max(80);

export const deviceEvent = z.discriminatedUnion('kind', [
  /** One decoded barcode. `data` is the scanner's bytes as Latin-1 text: one character a byte. */
  z.strictObject({
    kind: z.literal('scan'),
    device: deviceId,
    source: z.enum(['hid', 'serial']),
    aim: z
      .string()
      .regex(/^\][A-Za-z][0-9A-Za-z]$/)
      .nullable(),
    data: z.string().max(4096),
    atMs,
  }),
  /** One report of a scale, `grams` null when its unit or status gives none. */
  z.strictObject({
    kind: z.literal('weight'),
    device: deviceId,
    status: z.enum([
      'fault',
      'zero',
      'motion',
      'stable',
      'under-zero',
      'over-limit',
      'needs-calibration',
      'needs-zero',
    ]),
    grams: z.number().min(-1_000_000).max(1_000_000).nullable(),
    raw: z
      .string()
      .regex(/^[0-9a-f]*$/)
      .max(64),
    atMs,
  }),
  /** A device came or went. */
  z.strictObject({
    kind: z.literal('device'),
    device: deviceId,
    role: z.enum(['scanner', 'scale']),
    name: z.string().max(80),
    state: z.enum(['ready', 'gone', 'fault']),
    atMs,
  }),
]);
export type DeviceEvent = z.infer<typeof deviceEvent>;

export const printerAddress = z.strictObject({
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535),
});
export type PrinterAddress = z.infer<typeof printerAddress>;

/** What the printer itself says; `unknown` for one that does not answer. Never guessed to be ready. */
export const printerState = z.enum([
  'ready',
  'busy',
  'paper-out',
  'ribbon-out',
  'head-open',
  'paused',
  'jam',
  'offline',
  'unknown',
]);
export type PrinterState = z.infer<typeof printerState>;

export const devicesContract = {
  device: {
    /** Devices are opened at the first subscription, so no report is lost; known devices are announced first. */
    live: oc.output(eventIterator(deviceEvent)),
  },
  printer: {
    /** Sends one job's bytes (base64). "sent" is not "printed". */
    send: oc
      .input(
        z.strictObject({ printer: printerAddress, job: z.string().min(1).max(80), bytes: z.base64().max(1_000_000) }),
      )
      .output(
        z.strictObject({
          outcome: z.enum(['sent', 'refused', 'unknown']),
          state: printerState,
          detail: z.string().max(200),
        }),
      ),
    status: oc.input(z.strictObject({ printer: printerAddress })).output(z.strictObject({ state: printerState })),
  },
};
