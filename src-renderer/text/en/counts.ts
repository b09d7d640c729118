import { formatCount, isOne } from '../../format/figures.ts';

export const photos = (count: number) => `${formatCount(count)} ${isOne(count) ? 'photo' : 'photos'}`;
export const files = (count: number) => `${formatCount(count)} ${isOne(count) ? 'file' : 'files'}`;
