import { readdirSync, statSync } from 'node:fs';
import { isMainThread, workerData } from 'node:worker_threads';

/** Reads the metadata of all files below a folder and does nothing with it. @returns how many there are */
export function bareWalk(root: string): number {
  let files = 0;
  const waiting = [root];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const path = `${place}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (statSync(path).isFile()) files++;
    }
  }
  return files;
}

// As a thread's entry, it walks the folder that the thread was given.
if (!isMainThread) bareWalk(workerData as string);
