/** Decodes the file of its one argument and tells the parent process what that took. */
import { readFile } from 'node:fs/promises';
import { decodePhoto } from '../../../src-main/decode/decode-photo.ts';

const startedMs = performance.now();
const path = process.argv[2] ?? '';
await decodePhoto(await readFile(path), { path, inputSize: 224 });
process.send?.({ peakBytes: process.resourceUsage().maxRSS * 1024, tookMs: performance.now() - startedMs });
