/**
 * Answers of the app scheme: the built pages, from one folder.
 * Invariant: no address reaches a file outside that folder, and each HTML answer has its own nonce.
 */
import path from 'node:path';
import { commonHeaders, contentPolicy } from './content-policy.ts';
import { HOST } from './origin.ts';

export type PagesDeps = {
  /** Folder of the built pages. */
  readonly root: string;
  readonly readFile: (file: string) => Promise<Buffer>;
  /** A fresh random value for each HTML answer, safe inside an attribute. */
  readonly newNonce: () => string;
};

export type AnswerPage = (request: Request) => Promise<Response>;

/** Makes the handler; HTML files may hold `__NONCE__`, which becomes the nonce of the answer. */
export function createPages(deps: PagesDeps): AnswerPage {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'only GET');
    const file = addressToFile(request.url, deps.root);
    if (file === null) return plain(404, 'no such page');
    const type = TYPES[path.extname(file).toLowerCase()];
    if (type === undefined) return plain(404, 'no such kind of file');
    try {
      const body = await deps.readFile(file);
      return type.startsWith('text/html') ? html(200, body.toString('utf8'), deps.newNonce()) : bytes(body, type);
    } catch {
      return plain(404, 'no such page');
    }
  };
}

/** The file an address means, or null when it is not ours or leads out of the folder. */
export function addressToFile(address: string, root: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.host !== HOST) return null;
  const decoded = decode(url.pathname);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = path.resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  return file.startsWith(path.resolve(root) + path.sep) ? file : null;
}

/** An HTML answer under the strict policy; `__NONCE__` in the text becomes the nonce. */
export function html(status: number, text: string, nonce: string): Response {
  const headers = { ...commonHeaders('text/html; charset=utf-8'), 'content-security-policy': contentPolicy(nonce) };
  return new Response(text.replaceAll('__NONCE__', nonce), { status, headers });
}

function bytes(body: Buffer, type: string): Response {
  return new Response(new Uint8Array(body), { headers: commonHeaders(type) });
}

export function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: commonHeaders('text/plain; charset=utf-8') });
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
};
