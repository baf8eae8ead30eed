/**
 * The fallback runtime has no default application. This small one does what Electron's own does:
 * it runs the application folder that the command line names.
 */
import fs from 'node:fs';
import path from 'node:path';

const LAUNCHER = `'use strict';
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');

const named = process.argv.slice(1).find((word) => !word.startsWith('-'));
const folder = path.resolve(named ?? '.');
const file = path.join(folder, 'package.json');
if (!fs.existsSync(file)) {
  process.stderr.write('No application in ' + folder + '\\n');
  app.exit(1);
} else {
  const about = JSON.parse(fs.readFileSync(file, 'utf8'));
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version);
  app.setAppPath(folder);
  require(path.join(folder, about.main));
}
`;

/** Writes the launcher into the runtime's resources/app. */
export function writeLauncher(folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'daksetu-launcher', version: '1.0.0', main: 'main.cjs' }),
  );
  fs.writeFileSync(path.join(folder, 'main.cjs'), LAUNCHER);
}
