const withoutText = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];
const text = `input:not(${withoutText.map((type) => `[type=${type}]`).join(', ')}), textarea, select`;

/** Whether keys mean text there. */
export const isText = (element: EventTarget | null): boolean =>
  element instanceof Element && element.matches(text);

/** Takes back what was written last, where somebody writes. */
export function undoIn(element: Element | null): boolean {
  if (!isText(element)) return false;
  // Said to be on its way out for years, and still the only way to a text field's own undo.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand('undo');
  return true;
}
