/** Builds the harness and the document page with Vite, and serves them under the product's content policy. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { DocumentSheet } from '../../../../domain/contract/document-sheet.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

export async function buildPages(outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      rolldownOptions: {
        input: {
          harness: path.join(import.meta.dirname, 'harness.html'),
          document: path.join(root, 'renderer/document.html'),
        },
      },
    },
  });
}

const FILES: Readonly<Record<string, string>> = {
  '/harness.html': 'test/unit/renderer/harness/harness.html',
  '/document.html': 'renderer/document.html',
};
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

function policyFor(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export type Served = { readonly origin: string; readonly close: () => void };

/** `sheets` are handed out by their id, as main does. */
export async function servePages(outDir: string, sheets: Readonly<Record<string, DocumentSheet>>): Promise<Served> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/favicon.ico') return void response.writeHead(204).end();
    if (url.pathname === '/document-model.json') {
      const sheet = sheets[url.searchParams.get('id') ?? ''];
      return void response.writeHead(sheet === undefined ? 404 : 200).end(JSON.stringify(sheet));
    }
    const file = path.join(outDir, FILES[url.pathname] ?? url.pathname);
    readFile(file).then(
      (bytes) => {
        const nonce = randomBytes(16).toString('base64');
        const body = file.endsWith('.html') ? bytes.toString('utf8').replaceAll('__NONCE__', nonce) : bytes;
        const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policyFor(nonce) }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
