import type { CollectionId } from '../../../src-shared/contract/ids.ts';
import type { AppState } from '../../state/app.svelte.ts';

/** Searches for what a concept is about, as it would find it now; a notice says why where that cannot be. */
export async function openConcept(app: AppState, collectionId: CollectionId): Promise<void> {
  try {
    const { region, ...concept } = await app.engine.call('concepts.open', { collectionId });
    app.navigation.go({ view: 'similar', ...concept, ...(region ? { region } : {}), filter: {} });
  } catch (error) {
    app.notices.error(error);
  }
}
