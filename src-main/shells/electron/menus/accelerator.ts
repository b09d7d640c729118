/** Keys as the screens name them, in each language, and as Electron does. */
const MODIFIERS: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  control: 'Ctrl',
  strg: 'Ctrl',
  cmd: 'Cmd',
  '⌘': 'Cmd',
  alt: 'Alt',
  option: 'Alt',
  '⌥': 'Alt',
  shift: 'Shift',
  umschalt: 'Shift',
  '⇧': 'Shift',
};

const KEYS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  eingabe: 'Enter',
  '↵': 'Enter',
  '⏎': 'Enter',
  space: 'Space',
  leertaste: 'Space',
  delete: 'Delete',
  del: 'Delete',
  entf: 'Delete',
  escape: 'Escape',
  esc: 'Escape',
  left: 'Left',
  right: 'Right',
  '←': 'Left',
  '→': 'Right',
  up: 'Up',
  down: 'Down',
  '↑': 'Up',
  '↓': 'Down',
  home: 'Home',
  pos1: 'Home',
  end: 'End',
  ende: 'End',
  '+': 'Plus',
};

/** `Strg+Umschalt+C` as `Ctrl+Shift+C`; null for what Electron could not read: a wrong one makes it throw. */
export function acceleratorOf(hint: string): string | null {
  const [, before = '', last = ''] = /^(.*?)(?:^|\+|\s)(\+|[^\s+]+)$/u.exec(hint.trim()) ?? [];
  const modifiers = before
    .split(/[\s+]+/u)
    .filter((word) => word !== '')
    .map((word) => MODIFIERS[word.toLowerCase()]);
  const key =
    KEYS[last.toLowerCase()] ?? (/^(?:[a-z0-9?]|f\d{1,2})$/iu.test(last) ? last.toUpperCase() : undefined);
  if (key === undefined || modifiers.includes(undefined)) return null;
  return [...modifiers, key].join('+');
}
