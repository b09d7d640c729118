export interface Size {
  width: number;
  height: number;
}

/** How a picture is seen on its stage. */
export interface ZoomView {
  /** 1: as large as fits. */
  scale: number;
  /** Pixels from the middle of the stage to the middle of the picture. */
  x: number;
  y: number;
}

export const wholePicture: ZoomView = { scale: 1, x: 0, y: 0 };

/** Beyond it even a small picture is nothing but squares. */
const largestScale = 40;

/** The size in which a picture just fits the stage. */
export function fitInto({ width, height }: Size, stage: Size): Size {
  const share = Math.min(stage.width / width, stage.height / height);
  return { width: width * share, height: height * share };
}

/**
 * Another scale, with what lies under a point staying there.
 * @param point pixels from the middle of the stage
 */
export function zoomTo(view: ZoomView, scale: number, point: { x: number; y: number }): ZoomView {
  const bounded = Math.min(largestScale, Math.max(1, scale));
  const share = bounded / view.scale;
  return {
    scale: bounded,
    x: point.x - (point.x - view.x) * share,
    y: point.y - (point.y - view.y) * share,
  };
}

/** No emptier than it has to be: a side that is larger than the stage covers it, a smaller one is in its middle. */
export function keepOnStage({ scale, x, y }: ZoomView, fitted: Size, stage: Size): ZoomView {
  const slackX = Math.max(0, (fitted.width * scale - stage.width) / 2);
  const slackY = Math.max(0, (fitted.height * scale - stage.height) / 2);
  return {
    scale,
    x: Math.min(slackX, Math.max(-slackX, x)),
    y: Math.min(slackY, Math.max(-slackY, y)),
  };
}
