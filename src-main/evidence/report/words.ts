import type { FigureName, Interval } from '../../../src-shared/contract/model.ts';

export const measureNames: Record<FigureName, { name: string; meaning: string }> = {
  recallAt1: { name: 'Recall@1', meaning: 'the first hit is right' },
  recallAt5: { name: 'Recall@5', meaning: 'one of the first 5 is right' },
  recallAt10: { name: 'Recall@10', meaning: 'one of the first 10 is right' },
  mapAtR: { name: 'mAP@R', meaning: 'how early all photos of the category come' },
};

export const figureNames = Object.keys(measureNames) as FigureName[];

/** 0.934 -> 93.4 %, which never breaks across lines. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}\u{a0}%`;

/** 0.07 -> +7.0 */
export function points(difference: number): string {
  const value = (Math.abs(difference) * 100).toFixed(1);
  if (value === '0.0') return '0.0';
  return `${difference < 0 ? '\u2212' : '+'}${value}`;
}

export const percentRange = ({ low, high }: Interval): string =>
  `${(low * 100).toFixed(1)}\u2013${(high * 100).toFixed(1)}`;

export const pointRange = ({ low, high }: Interval): string => `${points(low)} to ${points(high)}`;

export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `1 photo`, `2 photos` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** The end of a path: enough to know the photo by, and no more than that of where a person keeps it. */
export const shortPath = (path: string): string => path.split(/[\\/]/).slice(-2).join('/');
