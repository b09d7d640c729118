import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The name of the first NVIDIA card, as its driver tells it; "GPU" where the driver's tool is not there. */
export async function graphicsCardName(): Promise<string> {
  try {
    const query = ['--query-gpu=name', '--format=csv,noheader'];
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: 10_000 });
    return stdout.trim().split('\n')[0]?.trim() || 'GPU';
  } catch {
    return 'GPU';
  }
}
