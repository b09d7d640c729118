import { formatCount, formatDecimal } from '../../format/figures.ts';
import type { grid as en } from '../en/grid.ts';
import { photos } from './counts.ts';

export const grid: typeof en = {
  mark: 'Markieren',
  scrubber: 'Monat im Blick',

  bar: 'Markierte Fotos',
  marked: (count: number) => `${formatCount(count)} markiert`,
  markedMenu: (count: number) => `Aktionen für ${photos(count)}`,
  clear: 'Markierung aufheben',
  keys: { clear: 'Esc' },
  findSimilarToMarked: 'Ähnliche dazu finden',
  findSimilarToThese: (count: number) => `Ähnliche zu diesen ${formatCount(count)} finden`,
  lookThrough: (count: number) => `Diese ${formatCount(count)} durchsehen`,
  searchesWithSome: (used: number, count: number) =>
    `Gesucht wird mit ${formatCount(used)} von ${photos(count)}, gleichmäßig darüber verteilt.`,

  findCopies: 'Kopien finden',
  why: 'Warum dieser Treffer',
  reveal: 'Im Ordner zeigen',
  open: 'Mit anderem Programm öffnen',
  copyPicture: 'Bild kopieren',
  pictureCopied: 'Bild kopiert',
  pictureNotCopied: (reason: string) =>
    `Das Bild ließ sich nicht kopieren: ${reason} „Pfad kopieren“ oder „Im Ordner zeigen“ führen stattdessen zur Datei.`,
  copyPaths: 'Pfade kopieren',
  pathsCopied: (count: number) => `${formatCount(count)} ${count === 1 ? 'Pfad' : 'Pfade'} kopiert`,
  collect: 'Zu Sammlung hinzufügen',
  label: 'Zum Anlernen beschriften',
  removeFromCollection: 'Aus dieser Sammlung nehmen',

  emptyCollection: 'Diese Sammlung ist leer',
  emptyCollectionText: 'Irgendwo Fotos markieren, dann „Zu Sammlung hinzufügen“ wählen.',

  look: {
    smaller: 'Kleiner',
    larger: 'Größer',
    fit: 'Ganzes Bild',
    actual: 'Originalpixel',
    zoom: (share: number) => `${formatCount(Math.round(share * 100))} %`,
    exifLoading: 'Kameradaten werden gelesen …',
    exifNone: 'Die Kamera hat nicht mehr festgehalten.',
    exifFailed: 'Die Kameradaten sind gerade nicht lesbar.',
    settings: 'Einstellungen',
    lens: 'Objektiv',
    exposure: (seconds: number) =>
      seconds >= 0.3 ? `${formatDecimal(seconds)} s` : `1/${formatCount(Math.round(1 / seconds))} s`,
    aperture: (fNumber: number) => `f/${formatDecimal(fNumber)}`,
    iso: (iso: number) => `ISO ${iso}`,
    focalLength: (millimetres: number, as35: number | null) =>
      as35 === null || Math.abs(as35 - millimetres) < 0.5
        ? `${formatDecimal(millimetres)} mm`
        : `${formatDecimal(millimetres)} mm (wie ${formatDecimal(as35)} mm)`,
    flash: (fired: boolean): string => (fired ? 'Blitz' : 'ohne Blitz'),
    software: 'Software',
    artist: 'Von',
    copyright: 'Rechte',
    description: 'Beschreibung',
    ownTags: 'Eigene Schlagwörter',
    removeTag: (name: string) => `Schlagwort „${name}“ entfernen`,
    tagRemoved: (name: string) => `Schlagwort „${name}“ entfernt.`,
  },
};
