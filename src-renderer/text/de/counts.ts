import { formatCount, isOne } from '../../format/figures.ts';

export const photos = (count: number) => `${formatCount(count)} ${isOne(count) ? 'Foto' : 'Fotos'}`;
export const files = (count: number) => `${formatCount(count)} ${isOne(count) ? 'Datei' : 'Dateien'}`;
