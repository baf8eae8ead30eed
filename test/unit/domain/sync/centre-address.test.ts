import { expect, test } from 'vitest';
import { isSafeCentreAddress } from '../../../../domain/sync/centre-address.ts';

test.each([
  'https://centre.example',
  'https://centre.example:8443/daksetu',
  'http://127.0.0.1:8080',
  'http://localhost',
  'http://[::1]:3000/',
])('%s is fit to be used', (address) => {
  expect(isSafeCentreAddress(address)).toBe(true);
});

test.each([
  'http://centre.example',
  'http://192.168.1.2:8080',
  'http://127.0.0.1.example',
  'http://127.0.0.1@example',
  'http://localhost.example',
  'http://localhost:80@example',
  'https://',
  'ftp://centre.example',
  'centre.example',
  '',
])('%s is not', (address) => {
  expect(isSafeCentreAddress(address)).toBe(false);
});
