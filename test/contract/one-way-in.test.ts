/**
 * Demo and end-to-end tests put things in as a person would: HID reports at the bench, key events, TCP.
 * Read from the syntax of their sources: nothing there reaches into a station to make a scan or a weight.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

/** Methods that make the station believe a device or a keyboard spoke. */
const INJECTORS = new Set(['takeDevice', 'takeDeviceEvent', 'scanned', 'acceptScan', 'runCommand', 'postMessage']);
/** Support for tests of the station alone: these use the methods above. */
const INJECTING_SUPPORT = ['enrolLocally', 'readyStation', 'scan', 'weigh'];
/** Modules through which a scan, a command or a message of the wire could be made by hand. */
const FORBIDDEN_MODULES = /electron\/station\/(commands|desk|handlers)\/|native\/|@orpc\/(client|server)\/message-port/;

type Finding = string;

function findingsIn(file: string, text: string): Finding[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const findings: Finding[] = [];
  const note = (node: ts.Node, what: string): void => {
    findings.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) noteImport(node, note);
    if (ts.isCallExpression(node)) noteCall(node, note);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

type Note = (node: ts.Node, what: string) => void;

function noteImport(node: ts.ImportDeclaration, note: Note): void {
  const from = (node.moduleSpecifier as ts.StringLiteral).text;
  const { importClause } = node;
  if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
  if (FORBIDDEN_MODULES.test(from)) note(node, `imports ${from}`);
  if (!from.includes('support/station/') || importClause?.namedBindings === undefined) return;
  if (ts.isNamespaceImport(importClause.namedBindings)) return note(node, `imports all of ${from}`);
  for (const { name, propertyName } of importClause.namedBindings.elements)
    if (INJECTING_SUPPORT.includes((propertyName ?? name).text)) note(node, `imports ${(propertyName ?? name).text}`);
}

function noteCall({ expression }: ts.CallExpression, note: Note): void {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
  if (INJECTORS.has(name)) note(expression, `calls ${name}`);
  // `keyboard.type` is a key event; `station.type` would be a number that nobody typed.
  if (name === 'type' && /station/i.test(expression.getText().split('.type')[0] ?? ''))
    note(expression, 'types for a station');
}

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const sources = globSync('test/{demo,e2e}/**/*.{ts,tsx,mjs}', { cwd: root });

test('nothing in the demo or an end-to-end test makes a scan, a weight or a typed number by reaching into a station', () => {
  expect(sources.length).toBeGreaterThan(3);
  expect(sources.flatMap((file) => findingsIn(file, read(file)))).toEqual([]);
});

test('every support function that reaches into a station is on the list of those they may not import', () => {
  const reaching = globSync('test/support/station/**/*.ts', { cwd: root }).flatMap((file) =>
    exportsThatInject(read(file)),
  );
  expect(reaching.sort()).toEqual(INJECTING_SUPPORT);
});

/** Exported functions whose body calls an injector, or another such function of the same file or by name. */
function exportsThatInject(text: string): string[] {
  const source = ts.createSourceFile('support.ts', text, ts.ScriptTarget.Latest, true);
  const functions = source.statements.filter((one) => ts.isFunctionDeclaration(one));
  return functions
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .filter((one) => /\b(takeDevice|runCommand|enrolLocally)\(/.test(one.body?.getText() ?? ''))
    .map(({ name }) => name?.text ?? '');
}

test.each([
  ["station.takeDevice({ kind: 'scan' });", 1],
  ['core.desks.accept.scanned(data, null, from);', 1],
  ["must(station.type(id, 'CK482909003IN'));", 1],
  ["second.station.type(id, 'x');", 1],
  ["await page.keyboard.type('CK482909003IN');", 0],
  ["import { scan, must } from '../support/station/ready-station.ts';", 1],
  ["import { scan as read } from '../support/station/ready-station.ts';", 1],
  ["import * as ready from '../support/station/ready-station.ts';", 1],
  ["import { must } from '../support/station/ready-station.ts';", 0],
  ["import { acceptScan } from '../../electron/station/commands/accept-scan.ts';", 1],
  ["import type { Ran } from '../../electron/station/commands/run-command.ts';", 0],
  ["import { RPCLink } from '@orpc/client/message-port';", 1],
  ["port.postMessage({ kind: 'scan' });", 1],
  ['await bench.scan(number);', 0],
])('the reader of sources finds in %s %d ways around', (text, count) => {
  expect(findingsIn('sample.ts', text)).toHaveLength(count);
});
