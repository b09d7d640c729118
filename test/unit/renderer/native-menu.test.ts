import { describe, expect, it, vi } from 'vitest';
import { chosenItem, nativeMenu } from '../../../src-renderer/views/native-menu.ts';
import type { MenuItem } from '../../../src-renderer/ui/menu.ts';
import { desktopContract } from '../../../src-shared/contract/desktop.ts';
import { PhotoId } from '../../../src-shared/contract/ids.ts';

const item = (label: string, more: Partial<MenuItem> = {}): MenuItem => ({
  label,
  icon: (() => undefined) as unknown as MenuItem['icon'],
  run: vi.fn(),
  ...more,
});

const items = [
  item('Find similar', { hint: 'Enter', beginsGroup: true }),
  item('Quick look', { current: true }),
  item('Open', { beginsGroup: true, opens: PhotoId.parse(12) }),
  item('Copy path'),
];

describe('a menu of the system', () => {
  it('has the same items in the same order, with lines between groups and programs beside opening', () => {
    expect(nativeMenu(items, 'Open with')).toEqual([
      { kind: 'action', id: '0', label: 'Find similar', hint: 'Enter' },
      { kind: 'action', id: '1', label: 'Quick look', checked: true },
      { kind: 'separator' },
      { kind: 'action', id: '2', label: 'Open' },
      { kind: 'openWith', label: 'Open with', photoId: 12 },
      { kind: 'action', id: '3', label: 'Copy path' },
    ]);
  });

  it('is one that the desktop program takes, however long a name is', () => {
    const long = [item('x'.repeat(1_000), { hint: 'y'.repeat(100) })];
    const parsed = desktopContract['menu.show'].input.safeParse({ items: nativeMenu(long, 'Open with') });
    expect(parsed.success).toBe(true);
  });

  it('gives back the item that was chosen, and none where none was', () => {
    for (const [at, one] of items.entries()) expect(chosenItem(items, String(at))).toBe(one);
    expect(chosenItem(items, null)).toBeUndefined();
    expect(chosenItem(items, 'x')).toBeUndefined();
  });
});
