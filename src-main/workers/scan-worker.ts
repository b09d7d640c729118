import '../connections/connection-watch.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { scanFolder } from '../scan/scan-folder.ts';
import { openScanReader } from '../store/scan-reader.ts';
import type { FromScanner, ScanSetup } from './scan-messages.ts';
import { toFailure } from './thread-failure.ts';

/** Thread entry: scans one folder and ends. A message from the engine, whatever it says, stops it. */
if (!parentPort) throw new Error('scan-worker.ts runs as a worker thread');
const port = parentPort;
const stop = new AbortController();
port.on('message', () => {
  stop.abort();
});

const send = (message: FromScanner): void => {
  port.postMessage(message);
};

const { databasePath, folderId, root, exclude } = workerData as ScanSetup;
const reader = openScanReader(databasePath);
try {
  const known = reader.known(folderId);
  for await (const batch of scanFolder({ root, exclude, known, signal: stop.signal })) {
    send({ type: 'batch', batch });
  }
  send({ type: 'done' });
} catch (error) {
  send({ type: 'failure', failure: toFailure(error) });
} finally {
  reader.close();
  port.close();
}
