import { formatBytes, formatChance, formatCount } from '../../format/figures.ts';
import type { copies as en } from '../en/copies.ts';
import { photos } from './counts.ts';

export const copies: typeof en = {
  title: (name: string) => `Kopien von ${name}`,
  loading: 'Kopien werden gesucht …',
  failed: 'Die Kopien ließen sich nicht suchen',
  gone: 'Dieses Foto ist nicht mehr in der Bibliothek',
  goneText: 'Seine Datei wurde verschoben oder gelöscht, oder ihr Ordner wurde entfernt.',
  retry: 'Noch einmal versuchen',
  allPhotos: 'Alle Fotos',
  actions: 'Weitere Aktionen',
  facts: (format: string, width: number, height: number, bytes: number) =>
    `${format.toUpperCase()} · ${formatCount(width)} × ${formatCount(height)} · ${formatBytes(bytes)}`,

  places: (count: number) => (count === 1 ? 'Ort' : `Genau diese Datei an ${formatCount(count)} Orten`),
  copyPath: (path: string) => `Pfad kopieren: ${path}`,

  none: 'Keine Kopien',
  noneText: 'Kein anderes Foto der Bibliothek zeigt dasselbe Bild, soweit sie schon gelesen ist.',
  saved: 'Noch einmal gespeichert',
  savedText: (count: number) =>
    `${photos(count)} mit demselben Bild, vielleicht kleiner oder stärker komprimiert.`,
  near: 'Fast gleich',
  nearText: (count: number) =>
    `${photos(count)}, so ähnlich, dass es ${count === 1 ? 'eine Kopie sein kann' : 'Kopien sein können'}: die nächste Aufnahme, ein anderer Ausschnitt oder gespiegelt.`,
  agreement: (share: number) => `zu ${formatChance(share)} gleich`,
  agreementHint:
    'Anteil der Bits, in denen die Fingerabdrücke der beiden Bilder übereinstimmen. Bei fremden Bildern ist es etwa die Hälfte.',
  pixels: { more: 'mehr Pixel', fewer: 'weniger Pixel', same: 'gleich viele Pixel' },
  look: (name: string) => `Schnellansicht: ${name}`,
  actionsOf: (name: string) => `Aktionen für ${name}`,
};
