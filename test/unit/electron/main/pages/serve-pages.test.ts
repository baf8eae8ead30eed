/** No address reaches a file outside the folder, and every HTML answer has its own nonce under a strict policy. */
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressToFile, createPages } from '../../../../../electron/main/pages/serve-pages.ts';

const ROOT = path.resolve('/built/renderer');
const FILES: Readonly<Record<string, string>> = {
  'index.html': '<meta property="csp-nonce" nonce="__NONCE__">',
  'assets/index.js': 'start()',
  'assets/unknown.exe': 'MZ',
};

function aPageServer() {
  let nonces = 0;
  return createPages({
    root: ROOT,
    newNonce: () => `nonce-${(nonces += 1)}`,
    readFile: async (file) => {
      const text = FILES[path.relative(ROOT, file).split(path.sep).join('/')];
      if (text === undefined) throw new Error('ENOENT');
      return Buffer.from(text);
    },
  });
}

const get = (address: string, method = 'GET') => aPageServer()(new Request(address, { method }));

describe('pages of the app scheme', () => {
  test('the page has its nonce in the header and in the text', async () => {
    const answer = await get('app://daksetu/');
    expect(await answer.text()).toBe('<meta property="csp-nonce" nonce="nonce-1">');
    expect(answer.headers.get('content-security-policy')).toContain("style-src 'self' 'nonce-nonce-1'");
  });

  test('two answers never share a nonce', async () => {
    const pages = aPageServer();
    const texts = [await pages(new Request('app://daksetu/')), await pages(new Request('app://daksetu/'))];
    const [first, second] = await Promise.all(texts.map((answer) => answer.text()));
    expect(first).not.toBe(second);
  });

  test('the policy allows nothing inline, nothing evaluated and no other host', async () => {
    const policy = (await get('app://daksetu/')).headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')[0]).toBe("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test('a script is served with its type and cannot be taken for another', async () => {
    const answer = await get('app://daksetu/assets/index.js');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['app://daksetu/missing.html', 'GET', 404],
    ['app://daksetu/assets/unknown.exe', 'GET', 404],
    ['app://other/index.html', 'GET', 404],
    ['app://daksetu/%00.html', 'GET', 404],
    ['app://daksetu/%E0%A4%A', 'GET', 404],
    ['app://daksetu/', 'POST', 405],
  ])('%s by %s answers %i', async (address, method, status) => {
    expect((await get(address, method)).status).toBe(status);
  });

  test.each(['..%2f..%2fetc/passwd', '%2e%2e/%2e%2e/etc/passwd', '..%5c..%5cwindows', '....//etc', '%2fetc%2fpasswd'])(
    'the path %s stays inside the folder or is refused',
    (tricky) => {
      const file = addressToFile(`app://daksetu/${tricky}`, ROOT);
      expect(file === null || file.startsWith(ROOT + path.sep)).toBe(true);
    },
  );

  test('whatever the path, the file is inside the folder or there is none', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '//', '\\', '%00', '%'), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = addressToFile(`app://daksetu/${parts.join('/')}`, ROOT);
        return file === null || file.startsWith(ROOT + path.sep);
      }),
    );
  });
});
