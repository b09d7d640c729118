import { contextBridge, ipcRenderer, webUtils } from 'electron';

// All that stands between the sandboxed page and the main process. It hands ports on and knows nothing of what
// goes through them.

ipcRenderer.on('ports', (event, names: { ports: string[] }) => {
  window.postMessage({ lookalike: 'ports', ports: names.ports }, location.origin, [...event.ports]);
});

// The page's own script has run by then, so somebody listens.
window.addEventListener(
  'DOMContentLoaded',
  () => {
    ipcRenderer.send('ports');
  },
  { once: true },
);

// Nothing else can tell where a file lies that was dropped on the page.
contextBridge.exposeInMainWorld('lookalikeShell', {
  pathOf: (file: File): string => webUtils.getPathForFile(file),
});
