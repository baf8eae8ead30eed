/**
 * Loaded before the application when Playwright starts it (`electron -r`): the first window waits until Playwright
 * listens. Attaching while a window is being made hangs now and then. Playwright calls the function below; it has a
 * loader of its own that does the same, but also swaps the keystore and twenty other switches.
 */
'use strict';
const { app } = require('electron');

const ready = app.whenReady();
let release;
const released = new Promise((resolve) => {
  release = resolve;
});
app.whenReady = () => released.then(() => ready);
globalThis.__playwright_run = () => release();
