import Pencil from '@lucide/svelte/icons/pencil';
import Trash from '@lucide/svelte/icons/trash';
import { text } from '../../text/text.ts';
import type { MenuItem } from '../../ui/menu.ts';

interface Actions {
  rename: () => void;
  remove: () => void;
}

/** What can be done to a collection or a concept. */
export function collectionActions({ rename, remove }: Actions): MenuItem[] {
  return [
    { label: text.organise.rename, icon: Pencil, run: rename },
    { label: text.organise.remove, icon: Trash, run: remove },
  ];
}
