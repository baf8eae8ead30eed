/** The environment is read once; what cannot be understood is a fault that names the variable. */
import { describe, expect, test } from 'vitest';
import { readOptions } from '../../../../electron/main/options.ts';

describe('options of the environment', () => {
  test('an empty environment is a station without printer, centre or TEST', () => {
    const none = {
      labelPrinter: null,
      reportPrinter: null,
      centreUrl: '',
      idleLockMinutes: 5,
      personalDays: 90,
      nativeBinding: null,
      testKeystore: false,
      devUrl: null,
      devicesEnv: {},
    };
    expect(readOptions({}, false)).toEqual({ ok: true, value: none });
  });

  test('every option is read', () => {
    const env = {
      DAKSETU_LABEL_PRINTER: '192.168.1.40:9100',
      DAKSETU_REPORT_PRINTER: ' Office A4 ',
      DAKSETU_REPORT_COPIES: '3',
      DAKSETU_CENTRE_URL: 'http://127.0.0.1:8080',
      DAKSETU_PERSONAL_DAYS: '30',
      DAKSETU_SQLITE_BINDING: '/opt/driver.node',
      DAKSETU_TEST_KEYSTORE: '1',
      ELECTRON_RENDERER_URL: 'http://localhost:5173',
      DAKSETU_DEVICES_ENV: '{"LD_PRELOAD":"libmock.so"}',
    };
    expect(readOptions(env, false)).toEqual({
      ok: true,
      value: {
        labelPrinter: { host: '192.168.1.40', port: 9100 },
        reportPrinter: { name: 'Office A4', copies: 3 },
        centreUrl: 'http://127.0.0.1:8080',
        idleLockMinutes: 5,
        personalDays: 30,
        nativeBinding: '/opt/driver.node',
        testKeystore: true,
        devUrl: 'http://localhost:5173',
        devicesEnv: { LD_PRELOAD: 'libmock.so' },
      },
    });
  });

  test('an IPv6 printer is written in brackets and read without them', () => {
    const read = readOptions({ DAKSETU_LABEL_PRINTER: '[::1]:9100' }, false);
    expect(read.ok && read.value.labelPrinter).toEqual({ host: '::1', port: 9100 });
  });

  test('a packaged application ignores the development server', () => {
    const read = readOptions({ ELECTRON_RENDERER_URL: 'http://localhost:5173' }, true);
    expect(read.ok && read.value.devUrl).toBe(null);
  });

  test('a packaged application lets nobody preload anything into its devices process', () => {
    const read = readOptions({ DAKSETU_DEVICES_ENV: '{"LD_PRELOAD":"libmock.so"}' }, true);
    expect(read.ok && read.value.devicesEnv).toEqual({});
  });

  test('a packaged application loads no native part that a variable names', () => {
    const read = readOptions({ DAKSETU_SQLITE_BINDING: '/home/somebody/driver.node' }, true);
    expect(read.ok && read.value.nativeBinding).toBe(null);
  });

  test.each([
    ['DAKSETU_LABEL_PRINTER', 'printer'],
    ['DAKSETU_LABEL_PRINTER', 'printer:0'],
    ['DAKSETU_LABEL_PRINTER', 'printer:65536'],
    ['DAKSETU_LABEL_PRINTER', ':9100'],
    ['DAKSETU_LABEL_PRINTER', 'a b:9100'],
    ['DAKSETU_REPORT_PRINTER', 'x'.repeat(128)],
    ['DAKSETU_REPORT_COPIES', '5'],
    ['DAKSETU_REPORT_COPIES', 'two'],
    ['DAKSETU_CENTRE_URL', 'centre'],
    ['DAKSETU_CENTRE_URL', 'http://192.168.1.2:8080'],
    ['DAKSETU_CENTRE_URL', 'file:///etc/passwd'],
    ['DAKSETU_CENTRE_URL', 'javascript:alert(1)'],
    ['DAKSETU_SQLITE_BINDING', 'driver.node'],
    ['DAKSETU_PERSONAL_DAYS', '0'],
    ['DAKSETU_PERSONAL_DAYS', '3651'],
    ['DAKSETU_PERSONAL_DAYS', '90 days'],
    ['DAKSETU_DEVICES_ENV', 'LD_PRELOAD=libmock.so'],
    ['DAKSETU_DEVICES_ENV', '{"LD_PRELOAD":1}'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(readOptions({ [name]: value }, false)).toEqual({ ok: false, fault: { kind: 'wrong-option', name, value } });
  });
});
