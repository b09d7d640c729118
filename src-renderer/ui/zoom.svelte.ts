import { fitInto, keepOnStage, type Size, wholePicture, zoomTo, type ZoomView } from './zoom-view.ts';

interface Point {
  x: number;
  y: number;
}

const middle: Point = { x: 0, y: 0 };
const stepFactor = 1.4;
const panPixels = 80;
/** Pixels around a picture that is seen whole. */
export const stageMargin = 20;

/** How a picture on a stage is looked at: by wheel, fingers, keys and buttons alike. */
export class Zoom {
  /** Of the stage, in pixels. */
  stageWidth = $state(0);
  stageHeight = $state(0);
  /** Of the original, upright; null until it is known. */
  size = $state.raw<Size | null>(null);
  view = $state.raw<ZoomView>(wholePicture);

  readonly #room = $derived<Size>({
    width: Math.max(1, this.stageWidth - 2 * stageMargin),
    height: Math.max(1, this.stageHeight - 2 * stageMargin),
  });
  readonly #fitted = $derived(fitInto(this.size ?? this.#room, this.#room));
  /** Scale at which one pixel of the original is one of the screen. */
  readonly #actualScale = $derived(
    this.size ? this.size.width / (this.#fitted.width * devicePixelRatio) : null,
  );
  /** Share of the original's pixels that is seen, 1 for one on one; null until its size is known. */
  readonly share = $derived(this.#actualScale === null ? null : this.view.scale / this.#actualScale);

  /** @param factor times what is seen now, around a point in pixels from the middle of the stage */
  by(factor: number, point: Point = middle): void {
    this.#see(zoomTo(this.view, this.view.scale * factor, point));
  }

  step(steps: 1 | -1): void {
    this.by(stepFactor ** steps);
  }

  showWhole(): void {
    this.view = wholePicture;
  }

  showActual(point: Point = middle): void {
    if (this.#actualScale !== null) this.#see(zoomTo(this.view, this.#actualScale, point));
  }

  /** The whole, or from there a close look at a point: one on one where that is closer. */
  toggle(point: Point): void {
    if (this.view.scale > 1) this.showWhole();
    else if (this.#actualScale !== null && this.#actualScale > 1) this.showActual(point);
    else this.by(2, point);
  }

  move(right: number, down: number): void {
    const { scale, x, y } = this.view;
    this.#see({ scale, x: x + right, y: y + down });
  }

  /** Looks further in a direction, in steps. */
  pan(right: number, down: number): void {
    this.move(-right * panPixels, -down * panPixels);
  }

  #see(next: ZoomView): void {
    this.view = keepOnStage(next, this.#fitted, { width: this.stageWidth, height: this.stageHeight });
  }
}
