/** Shows what it is sent and says when the frame with it has been produced. */
const { ipcRenderer } = require('electron');

ipcRenderer.on('show', (_event, text) => {
  document.body.textContent = text;
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.addEventListener('message', () => ipcRenderer.send('painted'));
    after.port1.start();
    after.port2.postMessage(null);
  });
});
