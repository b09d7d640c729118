/** Both directions of a map's layout go from 0 to this. */
export const MAP_SIDE = 65_535;

/** What part of the map is looked at: its middle, in units of the map, and how many pixels one unit is wide. */
export interface Camera {
  x: number;
  y: number;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** A part of the map, in its units. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Room around the map on all sides, in pixels: thumbnails at its edge are whole. */
const MARGIN = 60;
/** Two photos that the layout can tell apart at all are then four pixels apart. */
const LARGEST_SCALE = 4;

/** The whole map. */
export function fit({ width, height }: Size): Camera {
  const room = Math.max(1, Math.min(width, height) - MARGIN * 2);
  return { x: MAP_SIDE / 2, y: MAP_SIDE / 2, scale: room / MAP_SIDE };
}

export function toScreen({ x, y, scale }: Camera, { width, height }: Size, at: Point): Point {
  return { x: (at.x - x) * scale + width / 2, y: (at.y - y) * scale + height / 2 };
}

export function toMap({ x, y, scale }: Camera, { width, height }: Size, at: Point): Point {
  return { x: (at.x - width / 2) / scale + x, y: (at.y - height / 2) / scale + y };
}

export function boxInSight(camera: Camera, size: Size): Box {
  const { x: left, y: top } = toMap(camera, size, { x: 0, y: 0 });
  const { x: right, y: bottom } = toMap(camera, size, { x: size.width, y: size.height });
  return { left, top, right, bottom };
}

/** Moves what is seen by pixels; the map never leaves the window altogether. */
export function panned(camera: Camera, by: Point): Camera {
  const inside = (value: number) => Math.min(MAP_SIDE, Math.max(0, value));
  return {
    x: inside(camera.x - by.x / camera.scale),
    y: inside(camera.y - by.y / camera.scale),
    scale: camera.scale,
  };
}

/** Zooms by a factor; what is under `at`, in pixels, stays there. */
export function zoomed(camera: Camera, size: Size, factor: number, at: Point): Camera {
  const least = fit(size).scale;
  const scale = Math.min(LARGEST_SCALE, Math.max(least, camera.scale * factor));
  const under = toMap(camera, size, at);
  const after = toMap({ ...camera, scale }, size, at);
  return panned({ x: camera.x + under.x - after.x, y: camera.y + under.y - after.y, scale }, { x: 0, y: 0 });
}

/** On the way from one view to another. @param share 0..1 */
export function between(from: Camera, to: Camera, share: number): Camera {
  const mix = (one: number, other: number) => one + (other - one) * share;
  // Zoom is felt in ratios, not in differences.
  const scale = Math.exp(mix(Math.log(from.scale), Math.log(to.scale)));
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), scale };
}
