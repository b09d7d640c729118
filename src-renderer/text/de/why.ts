import { formatChance, formatCosine } from '../../format/figures.ts';
import type { why as en } from '../en/why.ts';

const strengths = {
  strong: 'stimmt stark überein',
  clear: 'stimmt überein',
  slight: 'stimmt etwas überein',
  none: 'trägt fast nichts bei',
  against: 'spricht dagegen',
};

export const why: typeof en = {
  title: 'Warum dieser Treffer',
  looking: 'Beide Bilder werden noch einmal angesehen …',
  query: 'Gesucht mit',
  hit: 'Gefunden',
  unnamed: 'Bild',
  parts: (caption) => `${caption}: Teile des Bildes`,
  places: [
    ['oben links', 'oben', 'oben rechts'],
    ['links', 'in der Mitte', 'rechts'],
    ['unten links', 'unten', 'unten rechts'],
  ],
  strengths,
  part: (row, column, place, strength) => `Zeile ${row}, Spalte ${column} (${place}): ${strength}.`,
  partMatching: (row, column, place, strength, counterpart) =>
    `Zeile ${row}, Spalte ${column} (${place}): ${strength}, am meisten mit dem anderen Bild ${counterpart}.`,
  hint: 'Auf einen Teil eines Bildes zeigen oder mit den Pfeiltasten hindurchgehen: Das andere Bild zeigt, wo es damit übereinstimmt.',
  cosine: (cosine) => `Kosinus ${formatCosine(cosine)}`,
  cosineMeaning: '; dabei ist 1 für das Modell dasselbe Bild und 0 nichts gemeinsam.',
  chance: (chance) =>
    `Mit ${formatChance(chance)} Wahrscheinlichkeit würde man sie für Bilder der gleichen Art halten.`,
  meaning:
    'Farbige Teile sind das, was beide über das hinaus teilen, was die meisten Fotos der Bibliothek haben. Zusammen mit diesem ergeben sie den Kosinus.',
  cut: 'Die abgedunkelten Ränder sieht das Modell nicht.',
  legend: {
    label: 'Farben',
    against: 'Spricht dagegen',
    none: 'Trägt nichts bei',
    strong: 'Stimmt am meisten überein',
  },
  strength: 'Farben',
  bare: 'Nur die Bilder',
  failed: 'Diese beiden ließen sich nicht vergleichen',
  pictureMissing: 'Dieses Bild lässt sich nicht anzeigen.',
  retry: 'Noch einmal versuchen',
  close: 'Schließen',
};
