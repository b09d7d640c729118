import type { NativeMenuItem } from '../../src-shared/contract/desktop.ts';
import type { MenuItem } from '../ui/menu.ts';

/** A menu as the system shows it. What is chosen comes back as the place of its item in `items`. */
export function nativeMenu(items: readonly MenuItem[], openWith: string): NativeMenuItem[] {
  return items.flatMap((item, at) => {
    const shown: NativeMenuItem[] = at > 0 && item.beginsGroup ? [{ kind: 'separator' }] : [];
    shown.push(action(item, at));
    if (item.opens !== undefined) shown.push({ kind: 'openWith', label: openWith, photoId: item.opens });
    return shown;
  });
}

/** The item that was chosen; undefined where none was. */
export function chosenItem(items: readonly MenuItem[], chosen: string | null): MenuItem | undefined {
  return chosen === null ? undefined : items[Number(chosen)];
}

function action({ label, hint, current }: MenuItem, at: number): NativeMenuItem {
  return {
    kind: 'action',
    id: String(at),
    label: label.slice(0, 300),
    ...(hint === undefined ? {} : { hint: hint.slice(0, 40) }),
    ...(current === undefined ? {} : { checked: current }),
  };
}
