import type { ProviderCandidate } from '../embed/providers.ts';
import type { LaunchChild } from '../serve/child.ts';
import { probeProvider } from './probe-provider.ts';
import type { ReaderModel } from './reader-messages.ts';

/** The first execution provider, fastest first, that a test run shows to work here; CPU at the end. */
export async function chooseProvider(
  candidates: readonly ProviderCandidate[],
  model: ReaderModel,
  launchChild: LaunchChild,
  log: (line: string) => void,
): Promise<string> {
  for (const { name, installed } of candidates) {
    if (name === 'cpu') return name;
    if (!installed) continue;
    const { usable, detail } = await probeProvider(name, model, launchChild);
    if (usable) return name;
    log(`execution provider ${name} is installed but not usable: ${detail}`);
  }
  return 'cpu';
}
