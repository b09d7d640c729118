import { formatBytes, formatChance, formatCosine, formatCount, formatDegrees } from '../../format/figures.ts';
import type { photos as en } from '../en/photos.ts';

export const photos: typeof en = {
  gallery: {
    label: 'Fotos',
    loading: 'Fotos werden geladen …',
    noneYet: 'Hier erscheinen die Fotos, sobald sie gelesen sind',
    noneYetText: 'Die ersten kommen gleich.',
    noneWhilePaused: 'Das Einlesen ist angehalten. Sobald es weitergeht, erscheinen sie.',
    noneFound: 'Keine Fotos gefunden',
    noneFoundText:
      'In den Ordnern sind keine lesbaren Fotos. Einen anderen Ordner hinzufügen oder noch einmal nachsehen.',
    noMatch: 'Keine Fotos passen zu diesen Filtern',
    clearFilters: 'Filter aufheben',
    lookAgain: 'Noch einmal nachsehen',
    failed: 'Die Fotos ließen sich nicht auflisten',
    retry: 'Noch einmal versuchen',
  },

  photo: {
    inGallery: (position: number, total: number, day: string) =>
      `Foto ${formatCount(position)} von ${formatCount(total)}, ${day}`,
    hit: (rank: number, chance: number, name: string) =>
      `${formatCount(rank)}. ${formatChance(chance)} ähnlich: ${name}`,
    findSimilar: 'Ähnliche finden',
    quickLook: 'Schnellansicht',
    copyPath: 'Pfad kopieren',
    menu: 'Aktionen für das Foto',
    pathCopied: 'Pfad kopiert',
    copyFailed: 'Der Pfad ließ sich nicht kopieren. Er lautet:',
    keys: { findSimilar: 'Eingabe', quickLook: 'Leertaste', copyPath: 'Strg+C' },
  },

  look: {
    title: 'Schnellansicht',
    close: 'Schließen',
    previous: 'Voriges Foto',
    next: 'Nächstes Foto',
    name: 'Name',
    where: (count: number) => (count > 1 ? 'An diesen Orten' : 'Ort'),
    size: 'Größe',
    dimensions: (width: number, height: number, bytes: number) =>
      `${formatCount(width)} × ${formatCount(height)} · ${formatBytes(bytes)}`,
    taken: 'Aufgenommen',
    camera: 'Kamera',
    place: 'Aufnahmeort',
    position: (latitude: number, longitude: number) =>
      `${formatDegrees(latitude)} ${latitude < 0 ? 'S' : 'N'}, ${formatDegrees(longitude)} ${longitude < 0 ? 'W' : 'O'}`,
    tags: 'Was das Modell sieht',
    format: 'Format',
    alike: 'Ähnlichkeit',
    alikeValue: (chance: number, cosine: number) =>
      `${formatChance(chance)} (Kosinus ${formatCosine(cosine)})`,
    alikeHint: 'Wie wahrscheinlich ein Mensch sagen würde: „dieselbe Art von Bild“.',
    missing:
      'Das Original ist gerade nicht zu sehen. Vielleicht liegt es auf einem Laufwerk, das nicht angeschlossen ist.',
    loading: 'Einzelheiten werden geladen …',
    of: (position: number, total: number) => `${formatCount(position)} von ${formatCount(total)}`,
  },
};
