/**
 * The floor of the latency bench: one window with one number in it, sandboxed as ours is.
 * `trips(count)` sends a number to the page and waits until it is painted, again and again; milliseconds each.
 */
const path = require('node:path');
const { app, BrowserWindow, ipcMain } = require('electron');

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const webPreferences = { preload: path.join(__dirname, 'preload.cjs'), backgroundThrottling: false };
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences });
  globalThis.trips = async (count, apartMs) => {
    const times = [];
    for (let at = 1; at <= count; at += 1) {
      await new Promise((resolve) => setTimeout(resolve, apartMs * (0.5 + Math.random())));
      const sent = performance.now();
      window.webContents.send('show', String(at));
      await new Promise((resolve) => ipcMain.once('painted', resolve));
      times.push(performance.now() - sent);
    }
    return times;
  };
  void window.loadFile(path.join(__dirname, 'page.html'));
});
