import type { FigureName } from '../../../src-shared/contract/model.ts';
import type { SampleSearches } from '../../../src-shared/contract/training.ts';
import { formatCount, formatDuration, formatPoints, formatShare, isOne } from '../../format/figures.ts';
import type { teachRun as en } from '../en/teach-run.ts';

const figures: Record<FigureName, { name: string; meaning: string }> = {
  recallAt1: { name: 'Erster Treffer richtig', meaning: 'Recall@1' },
  recallAt5: { name: 'Einer der ersten 5 richtig', meaning: 'Recall@5' },
  recallAt10: { name: 'Einer der ersten 10 richtig', meaning: 'Recall@10' },
  mapAtR: { name: 'Wie früh die ganze Kategorie kommt', meaning: 'mAP@R' },
};

const changes: Record<keyof SampleSearches['counts'], string> = {
  improved: 'Mehr richtige Treffer als vorher',
  worse: 'Weniger richtige Treffer als vorher',
  unchanged: 'So viele richtige Treffer wie vorher',
};

const range = ({ low, high }: { low: number; high: number }) =>
  `${formatPoints(low)} bis ${formatPoints(high)}`;

export const teachRun: typeof en = {
  title: (source: string) => `Anlernen: ${source}`,
  sources: {
    collections: (count: number) => `${formatCount(count)} Sammlungen`,
    tags: (count: number) => `${formatCount(count)} Stichwörter`,
    groups: (count: number) => `${formatCount(count)} Gruppen von Fotos`,
  },
  toModels: 'Alle Modelle',
  loading: 'Wird geöffnet …',
  missing: 'Dieses Anlernen ist nicht bekannt',
  missingText: 'Vielleicht gehört es zu einer anderen Bibliothek.',
  states: {
    running: 'Wird angelernt',
    paused: 'Angehalten',
    cancelled: 'Abgebrochen',
    done: 'Fertig',
    failed: 'Wegen eines Problems beendet',
  },
  pause: 'Anhalten',
  resume: 'Weiter',
  cancel: 'Abbrechen',
  cancelTitle: 'Das Anlernen abbrechen?',
  cancelText: 'Was bisher gelernt wurde, geht verloren. Das lässt sich nicht rückgängig machen.',
  cancelConfirm: 'Anlernen abbrechen',
  cancelKeep: 'Weiter anlernen',
  cancelled: 'Nichts wurde behalten. Das benutzte Modell ist, wie es war.',
  again: 'Noch einmal anlernen',
  elsewhere:
    'Alles andere bleibt solange benutzbar. Wird Lookalike geschlossen, geht es beim nächsten Start weiter.',
  pausedHint: 'Es geht da weiter, wo es war, auch nachdem Lookalike geschlossen wurde.',
  failedHint: 'Ist der Grund behoben, geht es vom letzten gesicherten Stand aus weiter.',
  epoch: (epoch: number, planned: number | null) =>
    planned === null
      ? `Epoche ${formatCount(epoch)}`
      : `Epoche ${formatCount(epoch)} von höchstens ${formatCount(planned)}`,
  step: (step: number, steps: number) => `Schritt ${formatCount(step)} von ${formatCount(steps)}`,
  rate: (perSecond: number) => `${formatCount(Math.round(perSecond))} Fotos/s`,
  left: (seconds: number) => `noch höchstens ${formatDuration(seconds)}`,
  waiting: 'Wartet',
  facts: {
    runtime: 'Gerechnet mit',
    backbone: 'Netz',
    method: 'Verfahren',
    time: 'Dauer',
    loss: 'Verlust jetzt',
    photos: 'Fotos',
    started: 'Begonnen',
  },
  split: (train: number, heldOut: number) => `${formatCount(train)} + ${formatCount(heldOut)} zurückgehalten`,

  curves: 'Wie es lernt',
  curvesEmpty: 'Die Kurven beginnen nach der ersten Epoche.',
  loss: 'Verlust',
  lossHint: 'Wie weit Fotos einer Kategorie noch auseinanderliegen. Niedriger ist besser.',
  lossTrain: 'Fotos, an denen gelernt wird',
  lossHeldOut: 'Andere Fotos',
  recall: 'Richtige Treffer',
  recallHint: 'Unter Fotos, an denen nicht gelernt wird. Höher ist besser.',
  recallAt1: 'Erster Treffer richtig',
  mapAtR: 'Ganze Kategorie früh',
  bestEpoch: (epoch: number) => `Bisher am besten: Epoche ${formatCount(epoch)}`,
  keptEpoch: (epoch: number) => `Behalten: Epoche ${formatCount(epoch)}`,
  chart: (title: string, epochs: number, words: string) =>
    `${title}, ${formatCount(epochs)} ${isOne(epochs) ? 'Epoche' : 'Epochen'}. ${words}`,
  table: 'Die Kurven als Tabelle',
  columns: {
    epoch: 'Epoche',
    loss: 'Verlust',
    heldOutLoss: 'Verlust, andere',
    recallAt1: 'Recall@1',
    mapAtR: 'mAP@R',
    seconds: 'Sekunden',
  },

  verdicts: {
    better: 'Besser: Das neue Modell findet die richtige Kategorie zuverlässiger',
    worse: 'Schlechter: Das neue Modell findet die richtige Kategorie weniger zuverlässig',
    'no-difference': 'Kein klarer Unterschied zwischen dem alten und dem neuen Modell',
  },
  nothingCompared: 'Es gab nichts zu vergleichen',
  nothingComparedText:
    'Keine Kategorie hat zwei zurückgehaltene Fotos, also hatte keines ein anderes zu finden.',
  firstHit: (n: number, after: number, before: number) =>
    `Mit jedem von ${formatCount(n)} zurückgehaltenen Fotos wurde gesucht. Der erste Treffer war mit dem neuen Modell bei ${formatCount(Math.round(after * n))} von ihnen aus der richtigen Kategorie (${formatShare(after)}), mit dem alten bei ${formatCount(Math.round(before * n))} (${formatShare(before)}).`,
  certain: (gain: { low: number; high: number }) =>
    `Der Zufall allein macht so etwas kaum: Der Unterschied beträgt ${range(gain)} Prozentpunkte (95-%-Intervall).`,
  uncertain: (gain: { low: number; high: number }) =>
    `Das kann auch Zufall sein: Der Unterschied beträgt ${range(gain)} Prozentpunkte (95-%-Intervall).`,
  against: (figure: FigureName, value: number) =>
    `Aber „${figures[figure].name}“ (${figures[figure].meaning}) ist um ${formatPoints(value)} Punkte ${value < 0 ? 'gefallen' : 'gestiegen'}.`,
  consequence: {
    better: 'Es kann übernommen werden. Bis dahin antwortet das alte Modell.',
    worse: 'Es wird nicht empfohlen. Das alte Modell bleibt in Gebrauch.',
    'no-difference': 'Nichts zeigt, dass es helfen würde. Am ehesten helfen mehr Fotos von jeder Kategorie.',
  },
  library: (share: number, neighbours: number) =>
    `In der Bibliothek wären ${formatShare(share)} der ersten ${formatCount(neighbours)} Treffer eines Fotos andere als jetzt.`,
  adopt: 'Neues Modell übernehmen',
  adoptAnyway: 'Trotzdem übernehmen',
  discard: 'Verwerfen',
  inUse: 'Dieses Modell ist jetzt in Gebrauch.',
  discarded: 'Das Modell wurde verworfen.',
  model: (name: string) => `Modell: ${name}`,

  compare: 'Vorher und nachher',
  compareHint: 'Mit jedem zurückgehaltenen Foto wird unter den anderen gesucht. In Klammern: 95-%-Intervall.',
  figure: 'Was gemessen wurde',
  figures,
  before: 'Vorher',
  after: 'Nachher',
  gain: 'Unterschied, Punkte',
  byClass: 'Nach Kategorie',
  class: 'Kategorie',
  classPhotos: 'Fotos',
  right: 'Erster Treffer richtig',

  searches: 'Suchen nebeneinander',
  searchesSummary: (total: number, counts: SampleSearches['counts']) =>
    `Von ${formatCount(total)} Suchen haben ${formatCount(counts.improved)} mehr richtige Treffer als vorher, ${formatCount(counts.worse)} weniger und ${formatCount(counts.unchanged)} gleich viele. Diese hier wurden ausgelost.`,
  changes,
  searchedWith: (label: string) => `Gesucht mit: ${label}`,
  hit: (place: number, label: string, isRight: boolean) =>
    `Treffer ${formatCount(place)}, ${isRight ? 'richtig' : 'falsch'}: ${label}`,
  rightOf: (right: number, of: number) => `${formatCount(right)} von ${formatCount(of)} richtig`,
  searchesMissing: 'Die Suchen dieses Anlernens wurden nicht aufbewahrt',
  report: 'Bericht speichern',
  reportHint: 'Eine Seite mit alledem. Sie enthält kleine Bilder der Fotos: Also Vorsicht, an wen sie geht.',
};
