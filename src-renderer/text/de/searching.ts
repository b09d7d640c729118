import { formatBytes, formatChance, formatCosine, formatCount, formatDecimal } from '../../format/figures.ts';
import type { searching as en } from '../en/searching.ts';
import { photos } from './counts.ts';

export const searching: typeof en = {
  similar: {
    title: 'Ähnliche Fotos',
    label: 'Ähnliche Fotos, die ähnlichsten zuerst',
    searching: 'Wird gesucht …',
    fromLibrary: 'Foto aus der Bibliothek',
    fromDrop: 'Abgelegtes Bild, nicht in die Bibliothek aufgenommen',
    fromPaste: 'Eingefügtes Bild, nicht in die Bibliothek aufgenommen',
    fromFile: 'Bild aus einer Datei, nicht in die Bibliothek aufgenommen',
    fromEarlier: 'Bild von vorhin, nicht in die Bibliothek aufgenommen',
    unnamed: 'Bild',
    samePhoto: 'Genau dieses Foto ist in der Bibliothek.',
    showIt: 'Zeigen',
    tags: 'Was das Modell sieht',
    tagHint: (name: string, chance: number) =>
      `Nur Fotos mit dem Schlagwort „${name}“ zeigen. Das Modell ist sich zu ${formatChance(chance)} sicher.`,
    coverageAll: (count: number) => `Alle ${photos(count)} durchsucht`,
    coveragePart: (searchable: number, all: number) =>
      `${formatCount(searchable)} von ${photos(all)} werden durchsucht`,
    coveragePartHint: 'Die anderen werden noch gelesen. Weitere Treffer kommen von selbst dazu.',
    took: (milliseconds: number) =>
      milliseconds < 1 ? 'in unter 1 ms' : `in ${formatDecimal(milliseconds)} ms`,
    approximate: 'Schnellsuche',
    approximateHint:
      'Eine große Bibliothek wird über einen Index durchsucht, und die besten Funde werden genau verglichen.',
    scoreHint: (chance: number, cosine: number) =>
      `Zu ${formatChance(chance)} würde ein Mensch sagen: „dieselbe Art von Bild“. Kosinus ${formatCosine(cosine)}.`,
    none: 'Noch nichts zum Vergleichen',
    noneText: 'Sobald Fotos gelesen sind, erscheinen hier die ähnlichen.',
    noMatch: 'Keine ähnlichen Fotos passen zu diesen Filtern',
    showMore: 'Mehr zeigen',
    failed: 'Die Suche ist gescheitert',
    queryGone: 'Dieses Bild ist nicht mehr da',
    queryGoneText:
      'Bilder zum Suchen werden nur behalten, solange Lookalike läuft. Das Bild noch einmal ablegen oder einfügen.',
    retry: 'Noch einmal versuchen',
    quickLook: 'Das Bild groß ansehen',
  },

  filters: {
    label: 'Filter',
    folder: 'Ordner',
    from: 'Von',
    to: 'Bis',
    camera: 'Kamera',
    tag: 'Zeigt',
    any: 'Alle',
    clear: 'Aufheben',
    counted: (name: string, count: number) => `${name} (${formatCount(count)})`,
  },

  drop: {
    title: 'Bild ablegen, um damit zu suchen',
    text: 'Es kommt nicht in die Bibliothek.',
    several: 'Gesucht wird nur mit dem ersten Bild.',
    besideFolder:
      'Dateien, die zusammen mit einem Ordner kamen, bleiben außer Acht. Um mit einem Bild zu suchen, es einzeln ablegen.',
    folder:
      'Ordner kommen über „Ordner hinzufügen“ in die Bibliothek. Ein Browser verrät einer Seite nicht, wo ein abgelegter Ordner liegt.',
    nothing: 'Unter dem Abgelegten war keine Bilddatei.',
    tooLarge: (limitBytes: number) =>
      `Dieses Bild ist größer als ${formatBytes(limitBytes)}. Bitte eine kleinere Kopie davon nehmen.`,
    empty: 'Diese Datei ist leer. Bitte ein anderes Bild wählen.',
    unreadable: 'Der Browser konnte diese Datei nicht lesen. Bitte ein anderes Bild wählen.',
    pastedName: 'Eingefügtes Bild',
    working: (name: string) => `${name} wird angesehen …`,
  },
};
