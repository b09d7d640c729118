import { formatCount, formatDuration, isOne } from '../../format/figures.ts';
import type { teach as en } from '../en/teach.ts';
import { photos } from './counts.ts';
import { teachModels } from './teach-models.ts';
import { teachRun } from './teach-run.ts';

const categories = (count: number) => `${formatCount(count)} ${isOne(count) ? 'Kategorie' : 'Kategorien'}`;

export const teach: typeof en = {
  models: teachModels,
  run: teachRun,

  start: 'Neues Modell anlernen',
  steps: {
    label: 'Schritte',
    labels: 'Fotos',
    check: 'Prüfen',
    method: 'Verfahren',
    train: 'Anlernen',
    compare: 'Vergleichen',
  },
  stepDone: 'erledigt',
  back: 'Zurück',
  next: 'Weiter',
  retry: 'Noch einmal versuchen',
  underWay: 'Gerade wird schon angelernt. Ein weiteres Mal geht erst, wenn das vorbei ist.',
  showRun: 'Anzeigen',

  labels: {
    title: 'Welche Fotos zeigen, was unterschieden werden soll?',
    intro:
      'Lookalike lernt eigene Kategorien an Beispielen. Ein Dutzend Fotos von jeder sind ein guter Anfang, sechs das Mindeste.',
    kind: 'Wo die Kategorien liegen',
    kinds: {
      folder: {
        name: 'Ein Ordner mit Unterordnern',
        hint: 'Jeder Unterordner ist eine Kategorie. Nichts wird eingelesen.',
      },
      collections: { name: 'Sammlungen', hint: 'Jede Sammlung ist eine Kategorie.' },
      tags: { name: 'Stichwörter', hint: 'Jedes Stichwort ist eine Kategorie.' },
    },
    choose: 'Ordner wählen',
    chooseOther: 'Anderen Ordner wählen',
    chooseTitle: 'Den Ordner mit den Kategorien wählen',
    chooseConfirm: 'Diesen Ordner nehmen',
    cancel: 'Abbrechen',
    noFolder: 'Noch ist kein Ordner gewählt.',
    subFolders: (count: number) =>
      isOne(count)
        ? '1 Unterordner ist die Kategorie'
        : `${formatCount(count)} Unterordner sind die Kategorien`,
    moreFolders: (count: number) => `und ${formatCount(count)} weitere`,
    tooFewFolders: 'Dieser Ordner braucht mindestens zwei Unterordner mit Fotos, einen je Kategorie.',
    collections: 'Sammlungen, die gelernt werden',
    noCollections: 'Es gibt weniger als zwei Sammlungen mit von Hand ausgesuchten Fotos.',
    toCollections: 'Sammlungen öffnen',
    own: 'Selbst vergebene Stichwörter',
    recognised: 'Von Lookalike erkannt',
    recognisedHint: 'Das hat das benutzte Modell vermutet. Daran lernt es vor allem, was es schon kann.',
    findTag: 'Stichwort suchen',
    noTags: 'Es gibt noch keine Stichwörter. Dazu einige Fotos markieren und ihnen eines geben.',
    noTagFound: 'Kein Stichwort enthält das.',
    moreTags: (count: number) => `${formatCount(count)} weitere zeigen`,
    loading: 'Wird geladen …',
    chosen: (count: number) =>
      count < 2 ? `Mindestens zwei wählen: bisher ${formatCount(count)}` : `${categories(count)} gewählt`,
    photos,
  },

  check: {
    title: 'Sind die Daten in Ordnung?',
    checking: 'Die Fotos werden angesehen …',
    checkingHint: 'Beim ersten Mal dauert es am längsten. Was dabei herauskommt, wird behalten.',
    failed: 'Die Fotos ließen sich nicht prüfen',
    again: 'Neu prüfen',
    summary: (all: number, classes: number) => `${photos(all)} in ${categories(classes)}`,
    split: (train: number, heldOut: number) =>
      `${formatCount(train)} zum Lernen, ${formatCount(heldOut)} zum Messen zurückgehalten`,
    splitHint:
      'An den zurückgehaltenen Fotos wird nie gelernt. Sie zeigen, ob das neue Modell auf Fotos besser ist, die es nicht kennt.',
    classes: 'Fotos je Kategorie',
    class: 'Kategorie',
    train: 'Zum Lernen',
    heldOut: 'Zurückgehalten',
    leftOut: 'Ausgelassen',
    sound: 'Nichts ist auffällig.',
    findings: 'Auffälligkeiten',
    noPicture: 'Kein Bild',
    showMore: (count: number) => `${formatCount(count)} weitere zeigen`,
    groups: {
      'conflicting-labels': {
        title: (count: number) =>
          isOne(count)
            ? '1 Foto liegt in mehreren Kategorien'
            : `${formatCount(count)} Fotos liegen in mehreren Kategorien`,
        hint: 'Das gleiche oder fast gleiche Foto liegt in mehr als einer Kategorie. Alle Kopien werden ausgelassen. Besser bleibt es in einer.',
      },
      unreadable: {
        title: (count: number) =>
          isOne(count) ? '1 Foto ist nicht lesbar' : `${formatCount(count)} Fotos sind nicht lesbar`,
        hint: 'Sie werden ausgelassen. An den Dateien ändert sich nichts.',
      },
      'class-too-thin': {
        title: (count: number) =>
          isOne(count)
            ? '1 Kategorie hat zu wenige Fotos'
            : `${formatCount(count)} Kategorien haben zu wenige Fotos`,
        hint: 'Kategorien mit weniger als vier Fotos werden ausgelassen. Mehr Fotos helfen.',
      },
      imbalance: {
        title: () => 'Die Kategorien sind sehr verschieden groß',
        hint: 'Das geht. Nur sagt wenig, was an der kleinsten gemessen wird.',
      },
      'likely-mislabel': {
        title: (count: number) =>
          isOne(count)
            ? '1 Foto liegt vielleicht in der falschen Kategorie'
            : `${formatCount(count)} Fotos liegen vielleicht in der falschen Kategorie`,
        hint: 'Sie ähneln denen einer anderen Kategorie mehr. Gelernt wird an ihnen trotzdem, also lohnt ein Blick.',
      },
      'same-photo': {
        title: (count: number) =>
          isOne(count) ? '1 Foto ist mehrmals da' : `${formatCount(count)} Fotos sind mehrmals da`,
        hint: 'Kopien bleiben auf einer Seite, damit keine das Ergebnis schönt. Zu tun ist nichts.',
      },
    },
    tooThin: (label: string, count: number) => `${label}: ${photos(count)}`,
    imbalance: (largest: string, most: number, smallest: string, least: number) =>
      `${largest} hat ${photos(most)}, ${smallest} hat ${formatCount(least)}.`,
    mislabel: (label: string, suggested: string) => `Liegt in ${label}, sieht aus wie ${suggested}`,
  },

  method: {
    title: 'Wie soll gelernt werden?',
    preset: 'Verfahren',
    presets: {
      quick: {
        name: 'Schnell',
        hint: 'Lernt, neu zu vergleichen, was das Netz schon sieht. Genügt meistens und ist bald fertig.',
      },
      full: {
        name: 'Gründlich',
        hint: 'Trainiert das Netz selbst mit abgewandelten Ansichten der Fotos. Oft besser, dauert viel länger.',
      },
      paper: {
        name: 'Wie im Aufsatz',
        hint: 'Wiederholt „Identical Image Retrieval using Deep Learning“ (2022) Schritt für Schritt, mit BiT-M R50x1.',
      },
    },
    runtime: 'Gerechnet wird mit',
    automatic: 'Dem Schnellsten, das hier geht',
    runtimes: {
      'tfjs-node-gpu': 'Grafikkarte',
      'tfjs-node': 'Prozessor, nativ',
      wasm: 'Prozessor, WebAssembly',
    },
    probing: 'Es wird versucht, was hier geht …',
    notUsable: 'nicht nutzbar',
    probeFailed: 'Was hier geht, ließ sich nicht feststellen',
    backbone: 'Netz, von dem es ausgeht',
    backboneInUse: (name: string) => `Das des benutzten Modells (${name})`,
    estimate: 'Wie lange es etwa dauert',
    estimating: 'Wird geschätzt …',
    estimateFailed: 'Das lässt sich so nicht anlernen',
    between: (low: number, high: number) => {
      const [least, most] = [formatDuration(low), formatDuration(high)];
      return least === most ? `etwa ${most}` : `${least} bis ${most}`;
    },
    basis: {
      measured: 'Nach früherer Arbeit auf diesem Computer.',
      typical: 'Grob geschätzt nach einem anderen Computer: Hier wurde noch nichts Ähnliches angelernt.',
    },
    device: (device: string) => `Auf ${device}`,
    advanced: 'Erweitert',
    seed: 'Startwert',
    seedHint: 'Gleiche Fotos und gleicher Startwert ergeben das gleiche Modell.',
    loss: 'Verlust',
    losses: {
      'semi-hard': 'Tripel, halbschwer',
      'batch-hard': 'Tripel, schwerste',
      contrastive: 'Kontrastiv',
    },
    epochs: 'Höchstens so viele Epochen',
    epochsHint: 'Leer: wie das Verfahren es vorsieht. Wird nichts mehr besser, endet es von selbst.',
    name: 'Name des Modells',
    nameHint: 'Kleinbuchstaben, Ziffern, Punkte und Bindestriche. Leer: nach dem Ordner benannt.',
    begin: 'Anlernen beginnen',
    beginning: 'Beginnt …',
    failed: 'Das Anlernen konnte nicht beginnen',
    notBetterYet:
      'Das benutzte Modell bleibt unberührt. Das neue wird nur angeboten, wenn es sich als besser erweist.',
    getBackbone: 'BiT-M R50x1 holen',
  },
};
