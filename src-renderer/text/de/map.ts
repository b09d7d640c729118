import { formatCount, formatDuration, formatChance } from '../../format/figures.ts';
import type { map as en } from '../en/map.ts';
import { photos } from './counts.ts';

export const map: typeof en = {
  role: 'Fotokarte',
  label: (count: number) => `Karte mit ${photos(count)}`,
  keys: 'Pfeiltasten verschieben die Karte, Plus und Minus zoomen, 0 zeigt alles. Die Eingabetaste findet Fotos ähnlich dem in der Mitte, die Leertaste zeigt es groß, M markiert es. Die Liste neben der Karte enthält die sichtbaren Fotos als Schaltflächen.',
  loading: 'Die Karte wird geöffnet …',
  failed: 'Die Karte ließ sich nicht öffnen',
  retry: 'Noch einmal versuchen',

  none: {
    title: 'Die ganze Sammlung auf einen Blick',
    text: 'Die Karte ordnet alle Fotos so an, dass ähnliche nah beieinanderliegen. Man kann darin umherwandern, sie einfärben und Fotos umranden, um mit ihnen weiterzuarbeiten.',
    make: 'Karte erstellen',
    cancelled: 'Das Erstellen der Karte wurde abgebrochen. Es wurde nichts verändert.',
    failed: 'Die Karte ließ sich nicht erstellen',
  },
  noPhotos: {
    title: 'Noch keine Fotos für die Karte',
    text: 'Die Karte zeigt Fotos, sobald sie eingelesen sind. Fotoordner hinzufügen oder auf die ersten Fotos warten.',
    add: 'Fotoordner hinzufügen',
  },
  making: {
    title: 'Die Fotos werden angeordnet',
    text: 'In der Zwischenzeit kann man ganz normal weiterarbeiten.',
    share: (done: number, total: number | null) => (total ? formatChance(done / total) : 'Es geht los …'),
    left: (seconds: number) => `noch etwa ${formatDuration(seconds)}`,
    cancel: 'Abbrechen',
  },
  newer: (count: number) => `${photos(count)} seit Erstellen der Karte hinzugekommen.`,
  remake: 'Neu erstellen',

  colourBy: 'Einfärben nach',
  colourings: { label: 'Schlagwort', date: 'Datum', folder: 'Ordner' },
  legend: 'Farben',
  others: 'Übrige',
  noGroup: { label: 'Ohne Schlagwort', date: 'Ohne Datum', folder: 'Ohne Ordner' },
  group: (name: string, count: number) => `${name}, ${photos(count)}`,
  legendHint: 'Klicken zum Aus- oder Einblenden',
  noGroups: 'Für diese Fotos gibt es keine Angabe.',

  tools: {
    label: 'Kartenwerkzeuge',
    move: 'Verschieben',
    moveHint: 'Ziehen verschiebt die Karte; mit Umschalt Fotos umranden',
    lasso: 'Lasso',
    lassoHint: 'Fotos umranden, um sie zu markieren',
    rectangle: 'Rechteck',
    rectangleHint: 'Ein Rechteck über Fotos ziehen, um sie zu markieren',
    closer: 'Vergrößern',
    farther: 'Verkleinern',
    all: 'Alles zeigen',
    list: 'Sichtbare Fotos',
  },
  list: {
    title: 'Sichtbare Fotos',
    count: (count: number) => photos(count),
    some: (shown: number, count: number) => `${formatCount(shown)} von ${photos(count)}`,
    none: 'Hier sind keine Fotos. Verkleinern oder die Karte verschieben.',
    markAll: 'Alle sichtbaren markieren',
    item: (position: number, name: string) =>
      name ? `Foto ${formatCount(position)}, ${name}` : `Foto ${formatCount(position)}`,
  },
  marked: (count: number) => `${photos(count)} markiert`,
  missing:
    'Dieser Browser kann die Karte nicht zeichnen (WebGL 2 fehlt). Die Liste zeigt ihre Fotos trotzdem.',
};
