import type { ImportCounts, StageName } from '../../../src-shared/contract/job.ts';
import { formatCount, formatDecimal, formatDuration, isOne } from '../../format/figures.ts';
import type { folders as en } from '../en/folders.ts';
import { photos } from './counts.ts';

const stages: Record<StageName, string> = {
  scan: 'Ordner werden durchgesehen',
  photos: 'Fotos werden gelesen',
  index: 'Die Suche wird vorbereitet',
  evaluate: 'Wird gemessen',
  look: 'Beschriftete Fotos werden angesehen',
  train: 'Wird angelernt',
  compare: 'Wird mit vorher verglichen',
  download: 'Wird heruntergeladen',
  reread: 'Fotos werden neu gelesen',
  adopt: 'Das neue Modell wird vorbereitet',
  map: 'Die Karte wird angelegt',
};

const couldNotBeRead = (count: number) =>
  isOne(count) ? '1 Datei war nicht lesbar.' : `${formatCount(count)} Dateien waren nicht lesbar.`;

export const folders: typeof en = {
  welcome: {
    title: 'Fotos danach finden, wie sie aussehen',
    lead: 'Ein Foto genügt: Lookalike findet in den eigenen Ordnern alle, die ihm ähneln.',
    addFolder: 'Ordner mit Fotos hinzufügen',
    samples: 'Mit Beispielbildern ausprobieren',
    samplesBusy: 'Beispielbilder werden angelegt …',
    drop: 'Sobald Fotos da sind, lässt sich jedes Bild hier ablegen oder einfügen, um damit zu suchen.',
    privacy:
      'Alles geschieht auf diesem Computer. Kein Foto verlässt ihn, und Dateien werden nur gelesen, nie verändert.',
  },

  addFolder: {
    title: 'Ordner mit Fotos hinzufügen',
    intro: 'Lookalike liest die Fotos in diesem Ordner und in allen Ordnern darin.',
    places: 'Orte',
    path: 'Ordner',
    go: 'Öffnen',
    upHint: 'Zum übergeordneten Ordner',
    folders: 'Ordner hier',
    noFolders: 'Hier sind keine weiteren Ordner.',
    photosHere: (count: number) =>
      count === 0 ? 'Keine Fotos direkt in diesem Ordner' : `${photos(count)} direkt in diesem Ordner`,
    exclude: 'Einige Ordner oder Dateien auslassen',
    excludeLabel: 'Muster, die ausgelassen werden, eines je Zeile',
    excludeHint: 'Zum Beispiel: Papierkorb/** oder **/*.png',
    cancel: 'Abbrechen',
    confirm: 'Diesen Ordner hinzufügen',
    adding: 'Wird hinzugefügt …',
    loading: 'Der Ordner wird gelesen …',
    alreadyThere: 'Dieser Ordner ist schon in der Bibliothek.',
  },

  folder: {
    rescan: 'Nach Änderungen sehen',
    remove: 'Aus der Bibliothek nehmen',
    removeTitle: 'Diesen Ordner aus der Bibliothek nehmen?',
    removeText: 'Lookalike vergisst die Fotos dieses Ordners. Die Dateien selbst bleiben unberührt.',
    removeConfirm: 'Herausnehmen',
    cancel: 'Abbrechen',
    exclude: 'Ausgelassenes bearbeiten',
    excludeTitle: 'Was in diesem Ordner ausgelassen wird',
    excludeSave: 'Speichern und neu durchsehen',
    actions: 'Aktionen für den Ordner',
    excluded: (count: number) =>
      count === 0
        ? ''
        : `${formatCount(count)} ${isOne(count) ? 'Muster wird' : 'Muster werden'} ausgelassen`,
  },

  import: {
    label: 'Einlesen',
    stages,
    running: 'Fotos werden eingelesen',
    paused: 'Angehalten',
    done: 'Auf dem neuesten Stand',
    cancelled: 'Beendet',
    failed: 'Wegen eines Problems beendet',
    finished: ({ added, changed, moved, gone, failed }: ImportCounts) => {
      const parts = [
        [added, 'neu'],
        [changed, 'geändert'],
        [moved, 'verschoben'],
        [gone, 'verschwunden'],
        [failed, 'nicht lesbar'],
      ] as const;
      const told = parts
        .filter(([count]) => count > 0)
        .map(([count, what]) => `${formatCount(count)} ${what}`);
      return told.length === 0
        ? 'Auf dem neuesten Stand: nichts hat sich geändert.'
        : `Auf dem neuesten Stand: ${told.join(', ')}.`;
    },
    idle: 'Es wurde noch nichts eingelesen.',
    pause: 'Anhalten',
    resume: 'Weiter',
    cancel: 'Beenden',
    details: 'Einzelheiten',
    progress: (done: number, total: number | null) =>
      total === null ? formatCount(done) : `${formatCount(done)} von ${formatCount(total)}`,
    rate: (perSecond: number) => `${formatDecimal(perSecond)}/s`,
    left: (seconds: number) => `noch etwa ${formatDuration(seconds)}`,
    waiting: 'Wartet',
    added: 'Neu',
    changed: 'Geändert',
    moved: 'Verschoben',
    gone: 'Verschwunden',
    failedCount: 'Nicht lesbar',
    time: 'Dauer',
    duration: formatDuration,
    searchable: (searchable: number, all: number) =>
      `${formatCount(searchable)} von ${photos(all)} sind schon auffindbar`,
    startAgain: 'Nach Änderungen sehen',
    cancelledHint: 'Was gelesen wurde, bleibt. Mit „Nach Änderungen sehen“ geht es weiter.',
  },

  failures: {
    title: 'Nicht lesbare Dateien',
    intro: (count: number) =>
      `${couldNotBeRead(count)} Alles andere ist in der Bibliothek. An den Dateien wurde nichts geändert.`,
    none: 'Alle Dateien waren lesbar.',
    retry: 'Noch einmal versuchen',
    retryOne: (name: string) => `${name} noch einmal versuchen`,
    retryAll: 'Alle noch einmal versuchen',
    again: 'wird von selbst noch einmal versucht',
    nextScan: 'wird beim nächsten Durchsehen wieder angesehen',
    more: (rest: number) => `${formatCount(rest)} weitere zeigen`,
    failed: 'Die Liste ließ sich nicht laden',
  },
};
