/** Only our own pages are loaded, and only one of them gets a port. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOwnPage, isStationPage } from '../../../../../electron/main/pages/origin.ts';
import { isAllowedRequest } from '../../../../../electron/main/security-policy.ts';

const DEV = 'http://localhost:5173';

describe('which addresses are ours', () => {
  test.each([
    'app://daksetu/',
    'app://daksetu/index.html',
    'app://daksetu/document.html?id=1',
    'app://daksetu/#/accept',
  ])('%s is ours', (address) => expect(isOwnPage(address, null)).toBe(true));

  test.each([
    'app://daksetu.example/',
    'app://other/',
    'app://user@daksetu/',
    'app://daksetu:80/',
    'https://daksetu/',
    'file:///app/daksetu/',
    'about:blank',
    'data:text/html,hi',
    'javascript:alert(1)',
    'http://localhost:5173/',
    '',
  ])('%s is not ours', (address) => expect(isOwnPage(address, null)).toBe(false));

  test('no web address is ours, whatever its host and path', () => {
    fc.assert(fc.property(fc.webUrl(), (url) => !isOwnPage(url, null)));
  });

  test('in development the server of the pages is ours, another port is not', () => {
    expect(isOwnPage(`${DEV}/index.html`, DEV)).toBe(true);
    expect(isOwnPage('http://localhost:5174/', DEV)).toBe(false);
  });

  test.each([
    ['app://daksetu/', true],
    ['app://daksetu/index.html', true],
    ['app://daksetu/?language=hi', true],
    ['app://daksetu/document.html', false],
    ['app://daksetu/trouble?kind=station-stopped', false],
    ['https://example.org/', false],
  ])('whether %s may have a port: %s', (address, may) => expect(isStationPage(address, null)).toBe(may));
});

describe('which requests leave a session', () => {
  test.each([
    ['app://daksetu/assets/index.js', true],
    ['data:image/png;base64,AA==', true],
    ['https://example.org/', false],
    ['file:///etc/passwd', false],
    ['ws://localhost:5173/', false],
    ['devtools://devtools/', false],
  ])('%s: %s', (address, allowed) => expect(isAllowedRequest(address, null)).toBe(allowed));

  test('the sockets of the development server are allowed in development', () => {
    expect(isAllowedRequest('ws://localhost:5173/', DEV)).toBe(true);
  });
});
