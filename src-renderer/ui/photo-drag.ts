import { targetOf } from './grid-target.ts';

/** Where photos can be dragged, a box is drawn only from between them, or with a key that marks. */
export function drawsBox(event: PointerEvent, canDrag: boolean): boolean {
  const { target, button, pointerType } = event;
  if (button !== 0 || pointerType === 'touch' || !(target instanceof Element)) return false;
  if (!target.closest('.frame') || target.closest('button:not([data-photo]), a, input, select')) return false;
  return !canDrag || isWithMarkingKey(event) || !target.closest('[data-photo]');
}

/** Passes the drag of a photo on, in place of the browser's own, which would hand over nothing but a name. */
export function dragPasser(wanted: () => ((index: number) => void) | undefined): (event: DragEvent) => void {
  return (event) => {
    const target = targetOf(event);
    const ondragout = wanted();
    if (!ondragout || target?.part !== 'photo') return;
    event.preventDefault();
    if (isWithMarkingKey(event)) return;
    swallowNextClick();
    ondragout(target.index);
  };
}

const isWithMarkingKey = ({ shiftKey, ctrlKey, metaKey }: MouseEvent) => shiftKey || ctrlKey || metaKey;

/** Where the system takes over too late, the release that ends the drag would be a click on the photo. */
function swallowNextClick(): void {
  const over = new AbortController();
  const { signal } = over;
  const swallow = (event: MouseEvent) => {
    over.abort();
    // One made by the keyboard has no count, and is meant.
    if (event.detail === 0) return;
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', swallow, { signal, capture: true });
  addEventListener(
    'pointerdown',
    () => {
      over.abort();
    },
    { signal, capture: true },
  );
}
