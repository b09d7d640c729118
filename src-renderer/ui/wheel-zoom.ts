// A notch of a mouse wheel is 100 to 120 pixels; a pinch on a track pad comes in many small parts.
const pixelsPerStep = 60;
const pauseMs = 250;

/** Turns wheel events with Ctrl, which a pinch on a track pad makes too, into steps of size. */
export class WheelZoom {
  #sum = 0;
  #lastMs = 0;

  /** null where the event does not zoom; 0 where the wheel has not turned far enough yet. */
  steps({ ctrlKey, metaKey, deltaY, deltaMode, timeStamp }: WheelEvent): 1 | 0 | -1 | null {
    if (!ctrlKey && !metaKey) return null;
    if (timeStamp - this.#lastMs > pauseMs) this.#sum = 0;
    this.#lastMs = timeStamp;
    this.#sum += deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : deltaY * 40;
    if (Math.abs(this.#sum) < pixelsPerStep) return 0;
    const step = this.#sum < 0 ? 1 : -1;
    this.#sum = 0;
    return step;
  }
}
