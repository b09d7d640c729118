import { describe, expect, it } from 'vitest';
import {
  placeWindow,
  rememberPlacement,
  type WindowPlacement,
  WindowPlaces,
} from '../../../../src-main/shells/electron/window/window-state.ts';

const notebook = display(0, 0, 1_440, 900, 2);
const docked = display(1_440, -200, 2_560, 1_440, 1);
const nothing: WindowPlaces = { places: [] };
const plain = { isMaximised: false, isFullScreen: false };

function display(x: number, y: number, width: number, height: number, scaleFactor: number) {
  const bounds = { x, y, width, height };
  return { bounds, workArea: { ...bounds, y: y + 30, height: height - 30 }, scaleFactor };
}

function remembered(placement: Partial<WindowPlacement>, displays = [notebook]): WindowPlaces {
  const bounds = { x: 100, y: 100, width: 900, height: 700 };
  return rememberPlacement(nothing, { bounds, ...plain, ...placement }, displays);
}

describe('the window', () => {
  it('opens in the middle of the main display the first time', () => {
    expect(placeWindow(nothing, [notebook, docked])).toEqual({
      bounds: { x: 80, y: 45, width: 1_280, height: 840 },
      ...plain,
    });
  });

  it('opens where it was, as it was', () => {
    const placement = {
      bounds: { x: 1_500, y: -100, width: 2_000, height: 1_200 },
      isMaximised: true,
      isFullScreen: true,
    };
    const displays = [notebook, docked];
    expect(placeWindow(rememberPlacement(nothing, placement, displays), displays)).toEqual(placement);
  });

  it('comes to the nearest display when its own is gone', () => {
    const bounds = { x: 2_000, y: 100, width: 2_000, height: 1_200 };
    const places = remembered({ bounds, isMaximised: true }, [notebook, docked]);
    expect(placeWindow(places, [notebook])).toEqual({
      bounds: { x: 0, y: 30, width: 1_440, height: 870 },
      isMaximised: true,
      isFullScreen: false,
    });
    const other = display(-1_920, 0, 1_920, 1_080, 1);
    expect(placeWindow(places, [other, notebook]).bounds).toMatchObject({ x: 0, y: 30 });
  });

  it('has a place of its own for each arrangement of displays', () => {
    const large = { bounds: { x: 1_500, y: 0, width: 2_000, height: 1_200 }, ...plain };
    const small = { bounds: { x: 10, y: 40, width: 800, height: 600 }, ...plain };
    let places = rememberPlacement(nothing, large, [notebook, docked]);
    places = rememberPlacement(places, small, [notebook]);
    expect(placeWindow(places, [notebook])).toEqual(small);
    // The system lists them in whatever order.
    expect(placeWindow(places, [docked, notebook])).toEqual(large);
    for (let width = 1_000; width < 1_020; width++) {
      places = rememberPlacement(places, small, [display(0, 0, width, 900, 1)]);
    }
    expect(WindowPlaces.parse(places).places).toHaveLength(8);
  });

  it.each([
    ['above every display', { x: 100, y: -500, width: 900, height: 700 }],
    ['with a title bar under the bottom edge', { x: 100, y: 895, width: 900, height: 700 }],
    ['almost all to the right', { x: 1_400, y: 100, width: 900, height: 700 }],
    ['almost all to the left', { x: -890, y: 100, width: 900, height: 700 }],
    ['far away', { x: 99_000, y: 99_000, width: 900, height: 700 }],
  ])('is brought back when it lies %s', (_where, bounds) => {
    expect(placeWindow(remembered({ bounds }), [notebook]).bounds).toEqual({
      x: 270,
      y: 115,
      width: 900,
      height: 700,
    });
  });

  it('is neither larger than its display nor too small to use', () => {
    const huge = { x: 10, y: 40, width: 90_000, height: 90_000 };
    expect(placeWindow(remembered({ bounds: huge }), [notebook]).bounds).toMatchObject({
      width: 1_440,
      height: 870,
    });
    const tiny = { x: 10, y: 40, width: 1, height: 1 };
    expect(placeWindow(remembered({ bounds: tiny }), [notebook]).bounds).toMatchObject({
      width: 640,
      height: 480,
    });
    const smallDisplay = display(0, 0, 600, 400, 1);
    expect(placeWindow(remembered({ bounds: tiny }), [smallDisplay]).bounds).toMatchObject({
      width: 600,
      height: 370,
    });
  });

  it('opens even while no display is awake', () => {
    expect(placeWindow(remembered({}), []).bounds).toMatchObject({ width: 1_280, height: 840 });
  });
});

const place = {
  displays: 'one',
  bounds: { x: 1, y: 2, width: 3, height: 4 },
  isMaximised: false,
  isFullScreen: false,
};

it.each([
  null,
  [],
  {},
  { places: {} },
  { places: [{ ...place, bounds: { ...place.bounds, x: '1' } }] },
  { places: [{ ...place, bounds: { ...place.bounds, x: 1e300 } }] },
  { places: [{ ...place, bounds: { ...place.bounds, y: Number.NaN } }] },
  { places: [{ ...place, bounds: { ...place.bounds, width: 0 } }] },
  { places: [{ ...place, bounds: { ...place.bounds, height: -5 } }] },
  { places: [{ ...place, bounds: { ...place.bounds, width: 1.5 } }] },
  { places: [{ ...place, isMaximised: 'yes' }] },
  { places: Array.from({ length: 9 }, () => place) },
])('a file that says %j is none of ours', (stored) => {
  expect(WindowPlaces.safeParse(stored).success).toBe(false);
});
