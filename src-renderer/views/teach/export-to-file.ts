import type { AppState } from '../../state/app.svelte.ts';
import { text } from '../../text/text.ts';

/** Asks in the system's own dialog where to, and exports the model to there; only in the desktop program. */
export async function exportToFile(app: AppState, name: string): Promise<void> {
  const path = await app.desktop?.chooseTarget('model', `${name}.safetensors`);
  if (path === undefined || path === null) return;
  try {
    const { path: saved, bytes } = await app.engine.call('models.export', { name, path });
    app.notices.info(text.teach.models.exported(saved, bytes));
  } catch (error) {
    app.notices.error(error);
  }
}
