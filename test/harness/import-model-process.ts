import { join } from 'node:path';
import { importModel } from '../../src-main/network/import-model.ts';

/**
 * Process entry: `node import-model-process.ts <models folder> <file>`. Adds a model from a file and prints by how
 * much the most memory that the process ever held has grown.
 */
const [installedDir = '', path = ''] = process.argv.slice(2);
const bundledDir = join(import.meta.dirname, '..', '..', 'models');
const mostBytes = () => process.resourceUsage().maxRSS * 1024;

const before = mostBytes();
await importModel({ bundledDir, installedDir }, path, { unverified: true });
process.stdout.write(JSON.stringify({ grownBytes: mostBytes() - before }));
