/**
 * Only the devices process may say that a scan or a weight came from a device. Read from the syntax of the sources:
 * outside native/ nothing makes a value 'hid' or 'serial', nor a device's event of kind 'scan' or 'weight'.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { stationContract } from '../../../domain/contract/station.ts';

const root = path.join(import.meta.dirname, '../../..');
const DEVICE_SOURCES = new Set(['hid', 'serial']);
const DEVICE_EVENTS = new Set(['scan', 'weight']);

/** Places where a device's word is made as a value, as "file:line word". */
function findClaims(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const claims: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && isClaim(node)) {
      claims.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return claims;
}

function isClaim(node: ts.StringLiteralLike): boolean {
  if (isType(node) || isCompared(node) || isInSchema(node)) return false;
  if (DEVICE_SOURCES.has(node.text)) return true;
  const { parent } = node;
  if (!DEVICE_EVENTS.has(node.text) || !ts.isPropertyAssignment(parent) || parent.name.getText() !== 'kind')
    return false;
  return (
    ts.isObjectLiteralExpression(parent.parent) &&
    parent.parent.properties.some((other) => other.name?.getText() === 'device')
  );
}

function isType({ parent }: ts.Node): boolean {
  return ts.isLiteralTypeNode(parent);
}

function isCompared({ parent }: ts.Node): boolean {
  if (ts.isCaseClause(parent)) return true;
  const { EqualsEqualsEqualsToken: same, ExclamationEqualsEqualsToken: other } = ts.SyntaxKind;
  return ts.isBinaryExpression(parent) && [same, other].some((kind) => kind === parent.operatorToken.kind);
}

/** `z.enum([...])` and `z.literal(...)` say what is allowed to pass, they make nothing. */
function isInSchema(node: ts.Node): boolean {
  const call = ts.isArrayLiteralExpression(node.parent) ? node.parent.parent : node.parent;
  return ts.isCallExpression(call) && /^z\.(enum|literal)$/.test(call.expression.getText());
}

test('nothing outside native/ makes a scan or a weight of a device, nor does the demo or an end-to-end test', () => {
  const pattern = '{domain,electron,renderer,central,test/demo,test/e2e}/**/*.{ts,tsx,mjs}';
  const files = globSync(pattern, { cwd: root }).filter((file) => !file.includes('node_modules'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => findClaims(file, readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});

test.each([
  ["const scan = { source: 'hid' };", 1],
  ['const scan = { source: `serial` };', 1],
  ["accept(text, 'hid');", 1],
  ["publish({ kind: 'weight', device, grams: 5 });", 1],
  ["return { kind: 'weight', grams: 5 };", 0],
  ["if (event.source === 'hid') count();", 0],
  ["type Source = 'hid' | 'typed';", 0],
  ["const source = z.enum(['hid', 'serial']);", 0],
  ["if (event.kind === 'scan') take(event);", 0],
])('the reader of sources finds in %s %d claims', (text, count) => {
  expect(findClaims('sample.ts', text)).toHaveLength(count);
});

test('a number that comes from the renderer cannot name a source', () => {
  const { inputSchema } = stationContract.accept.type['~orpc'];
  const typed = { requestId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', text: 'CK123456785IN' };
  expect(inputSchema?.['~standard'].validate(typed)).not.toHaveProperty('issues');
  expect(inputSchema?.['~standard'].validate({ ...typed, source: 'hid' })).toHaveProperty('issues');
});
