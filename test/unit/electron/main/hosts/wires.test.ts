/** Whenever an end is new, its wires are handed out again to both ends; the start message comes before any port. */
import { describe, expect, test } from 'vitest';
import { createPortGate, type NewChannel, type Page } from '../../../../../electron/main/hosts/port-gate.ts';
import { createWires } from '../../../../../electron/main/hosts/wires.ts';
import type { StationStart } from '../../../../../domain/contract/start.ts';

const START = { kind: 'start', build: 'test' } as StationStart;

const idOf = (port: unknown) => (port as { id: string }).id;

/** Ports of paper: "c1a" and "c1b" are the two ends of the first channel. */
function aDesk() {
  const log: string[] = [];
  let channels = 0;
  const newChannel = (() => {
    channels += 1;
    return { port1: { id: `c${channels}a` }, port2: { id: `c${channels}b` } };
  }) as unknown as NewChannel;
  const receiver = (name: string) => ({
    postMessage: (message: unknown, ports: readonly unknown[] = []) => {
      const { kind, wire } = message as { kind: string; wire?: string };
      log.push([name, kind, wire, ...ports.map(idOf)].filter((word) => word !== undefined).join(' '));
    },
  });
  const page = (url: string): Page => ({
    isDestroyed: () => false,
    mainFrame: { url },
    postMessage: (channel, _message, ports = []) => log.push(`page ${channel} ${idOf(ports[0])}`),
  });
  const present = { station: receiver('station'), devices: receiver('devices'), pages: [] as Page[] };
  const living = { station: true, devices: true };
  const gate = createPortGate(newChannel, null);
  const wires = createWires({
    gate,
    newChannel,
    start: START,
    station: () => (living.station ? present.station : null),
    devices: () => (living.devices ? present.devices : null),
    pages: () => present.pages,
    serveDocuments: (port) => log.push(`main documents ${idOf(port)}`),
  });
  return { wires, gate, log, living, present, page };
}

describe('wires', () => {
  test('a new station gets its start message first, then documents, devices and every page', () => {
    const { wires, log, present, page } = aDesk();
    present.pages.push(page('app://daksetu/'));
    wires.stationUp();
    expect(log).toEqual([
      'station start',
      'main documents c1a',
      'station port documents c1b',
      'devices port station c2a',
      'station port devices c2b',
      'page station-port c3b',
      'station port renderer c3a',
    ]);
  });

  test('new devices get a fresh wire at both ends, and nothing else changes hands', () => {
    const { wires, log } = aDesk();
    wires.devicesUp();
    expect(log).toEqual(['devices port station c1a', 'station port devices c1b']);
  });

  test('devices that come before the station are connected when it comes', () => {
    const { wires, log, living } = aDesk();
    living.station = false;
    wires.devicesUp();
    expect(log).toEqual([]);
    living.station = true;
    wires.stationUp();
    expect(log).toContain('devices port station c2a');
  });

  test('a page that loads while the station is away gets its port when the station is back', () => {
    const { wires, log, living, present, page } = aDesk();
    const own = page('app://daksetu/index.html');
    living.station = false;
    wires.pageLoaded(own);
    expect(log).toEqual([]);
    present.pages.push(own);
    living.station = true;
    wires.stationUp();
    expect(log.filter((line) => line.startsWith('page'))).toHaveLength(1);
  });

  test.each(['https://example.org/', 'app://daksetu/document.html', 'app://daksetu/trouble?kind=station-stopped', ''])(
    'the page %s gets nothing, and is counted',
    (url) => {
      const { wires, gate, log, page } = aDesk();
      wires.pageLoaded(page(url));
      expect(log).toEqual([]);
      expect(gate.refused()).toBe(1);
    },
  );
});
