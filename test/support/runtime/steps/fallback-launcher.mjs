/**
 * The fallback runtime has no default application. This small one does what Electron's own does:
 * it runs the application folder that the command line names, after the files named by -r.
 */
import fs from 'node:fs';
import path from 'node:path';
import { placeFile } from '../place-folder.mjs';

const LAUNCHER = `'use strict';
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');

const words = process.argv.slice(1);
const preloads = [];
while (words.includes('-r')) preloads.push(words.splice(words.indexOf('-r'), 2)[1]);
const folder = path.resolve(words.find((word) => !word.startsWith('-')) ?? '.');
const file = path.join(folder, 'package.json');
if (!fs.existsSync(file)) {
  process.stderr.write('No application in ' + folder + '\\n');
  app.exit(1);
} else {
  const about = JSON.parse(fs.readFileSync(file, 'utf8'));
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version);
  app.setAppPath(folder);
  for (const file of preloads) require(path.resolve(file));
  require(path.join(folder, about.main));
}
`;

/** Puts the launcher into the runtime's resources/app, or brings an older one up to date. */
export function ensureLauncher(folder) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(folder, name);
    if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) placeFile(file, text);
  }
}

const FILES = {
  'package.json': JSON.stringify({ name: 'daksetu-launcher', version: '1.0.0', main: 'main.cjs' }),
  'main.cjs': LAUNCHER,
};
