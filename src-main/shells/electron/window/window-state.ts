import type { Display, Rectangle, Size } from 'electron';
import { z } from 'zod';

// What no screen of this world reaches; beyond it numbers stop being whole.
const coordinate = z.int().min(-100_000).max(100_000);
const extent = z.int().min(1).max(100_000);

export const WindowPlacement = z.object({
  /** Where the window lies when it is neither maximised nor full screen. */
  bounds: z.object({ x: coordinate, y: coordinate, width: extent, height: extent }),
  isMaximised: z.boolean(),
  isFullScreen: z.boolean(),
});
export type WindowPlacement = z.infer<typeof WindowPlacement>;

/**
 * Newest first, one for each arrangement of displays: a notebook that comes back to its dock finds the window on the
 * large display again, and away from it on its own.
 */
export const WindowPlaces = z.object({
  places: z.array(WindowPlacement.extend({ displays: z.string().max(2_000) })).max(8),
});
export type WindowPlaces = z.infer<typeof WindowPlaces>;

type Screen = Pick<Display, 'bounds' | 'workArea' | 'scaleFactor'>;

const preferredSize: Size = { width: 1_280, height: 840 };
export const smallestSize: Size = { width: 640, height: 480 };
/** So much of the title bar has to be in sight that a person can take hold of the window. */
const graspable: Size = { width: 120, height: 30 };

/** Where to open the window. The first of `displays` is the one that the system calls its main one. */
export function placeWindow(places: WindowPlaces, displays: readonly Screen[]): WindowPlacement {
  const arrangement = describeDisplays(displays);
  const known = places.places.find((place) => place.displays === arrangement) ?? places.places[0];
  const [main] = displays;
  if (!main) {
    // No display is awake. Whatever is right then, the next move of the window tells it.
    return { bounds: { x: 0, y: 0, ...preferredSize }, isMaximised: false, isFullScreen: false };
  }
  if (!known) {
    return { bounds: centre(preferredSize, main.workArea), isMaximised: false, isFullScreen: false };
  }
  const { bounds, isMaximised, isFullScreen } = known;
  const within = displays.some(({ workArea }) => isGraspable(bounds, workArea));
  const area = nearest(bounds, displays, main).workArea;
  return {
    bounds: within ? { ...bounds, ...clampSize(bounds, area) } : centre(bounds, area),
    isMaximised,
    isFullScreen,
  };
}

/** With the window's place among these displays put first. */
export function rememberPlacement(
  places: WindowPlaces,
  placement: WindowPlacement,
  displays: readonly Screen[],
): WindowPlaces {
  const arrangement = describeDisplays(displays);
  const others = places.places.filter((place) => place.displays !== arrangement);
  return { places: [{ ...placement, displays: arrangement }, ...others].slice(0, 8) };
}

/** The same for the same displays in the same places. Their ids change when a cable is pulled, so those say nothing. */
function describeDisplays(displays: readonly Screen[]): string {
  const each = displays.map(({ bounds, scaleFactor }) => {
    return `${bounds.width}x${bounds.height}@${scaleFactor}+${bounds.x}+${bounds.y}`;
  });
  return each.sort().join(' ').slice(0, 2_000);
}

function isGraspable(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isTopInside = bounds.y >= area.y && bounds.y + graspable.height <= area.y + area.height;
  return isTopInside && width >= Math.min(graspable.width, bounds.width);
}

/** The display that shows most of the window, else the one with the smallest gap to it. */
function nearest(bounds: Rectangle, displays: readonly Screen[], main: Screen): Screen {
  const measured = displays.map((screen) => ({ screen, ...measure(bounds, screen.workArea) }));
  measured.sort((one, other) => other.shared - one.shared || one.gap - other.gap);
  return measured[0]?.screen ?? main;
}

function measure(one: Rectangle, other: Rectangle): { shared: number; gap: number } {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return {
    shared: Math.max(0, width) * Math.max(0, height),
    gap: Math.hypot(Math.min(0, width), Math.min(0, height)),
  };
}

/** Never larger than the display, and as large as the screens need where the display has room for that. */
function clampSize({ width, height }: Size, area: Size): Size {
  const clamp = (wanted: number, least: number, most: number) => Math.min(Math.max(wanted, least), most);
  return {
    width: clamp(width, smallestSize.width, area.width),
    height: clamp(height, smallestSize.height, area.height),
  };
}

function centre(wanted: Size, area: Rectangle): Rectangle {
  const { width, height } = clampSize(wanted, area);
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
}
