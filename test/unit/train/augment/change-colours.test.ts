import { describe, expect, it } from 'vitest';
import { changeColours, type ColourChange } from '../../../../src-main/train/augment/change-colours.ts';
import { gradient } from '../../../pictures/pixels.ts';

function changed(pixels: Iterable<number>, change: Partial<ColourChange>): number[] {
  const copy = Uint8Array.from(pixels);
  changeColours(copy, { brightness: 1, contrast: 1, saturation: 1, ...change });
  return [...copy];
}

describe('changing colours', () => {
  it('multiplies brightness and stops at white', () => {
    expect(changed([10, 100, 200], { brightness: 1.5 })).toEqual([15, 150, 255]);
    expect(changed([10, 100, 200], { brightness: 0.5 })).toEqual([5, 50, 100]);
  });

  it('moves values away from the mean brightness, or to it', () => {
    const greys = [50, 50, 50, 150, 150, 150];
    expect(changed(greys, { contrast: 0.5 })).toEqual([75, 75, 75, 125, 125, 125]);
    expect(changed(greys, { contrast: 2 })).toEqual([0, 0, 0, 200, 200, 200]);
  });

  it('leaves grey what is grey, whatever the saturation, and makes colours grey without any', () => {
    expect(changed([90, 90, 90], { saturation: 1.9 })).toEqual([90, 90, 90]);
    const [red, green, blue] = changed([200, 100, 50], { saturation: 0 });
    expect([red, green, blue]).toEqual([124, 124, 124]);
  });

  it('does nothing to any value when all factors are 1', () => {
    const { data } = gradient(32, 32);
    expect(changed(data, {})).toEqual([...data]);
  });
});
