import type { AppState } from '../../state/app.svelte.ts';
import { text } from '../../text/text.ts';

/** Browsers may refuse the clipboard; what was to be copied is on the screen then, to be marked by hand. */
export async function copyText(app: AppState, words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    app.notices.info(text.settings.copied);
  } catch {
    app.notices.info(text.settings.copyFailed);
  }
}
