import type { Job } from '../../../../src-shared/contract/job.ts';
import type { en } from './en.ts';
import type { Figures } from './figures.ts';

const kinds: Record<Job['kind'], string> = {
  import: 'Fotos werden gelesen',
  evaluate: 'Fotos werden verglichen',
  train: 'Das Anlernen läuft',
  adopt: 'Das neue Modell wird übernommen',
  download: 'Ein Modell wird heruntergeladen',
  map: 'Die Karte wird gezeichnet',
};

/** What was paused does not go on, so that it is named differently. */
const names: Record<Job['kind'], string> = {
  import: 'Fotos lesen',
  evaluate: 'Fotos vergleichen',
  train: 'Anlernen',
  adopt: 'Modell übernehmen',
  download: 'Modell herunterladen',
  map: 'Karte zeichnen',
};

const stopped: Record<Job['kind'], string> = {
  import: 'Das Lesen der Fotos ist abgebrochen',
  evaluate: 'Das Vergleichen ist abgebrochen',
  train: 'Das Anlernen ist abgebrochen',
  adopt: 'Das neue Modell wurde nicht übernommen',
  download: 'Das Herunterladen ist abgebrochen',
  map: 'Die Karte wurde nicht fertig',
};

function done({ kind, counts }: Job, { count }: Figures): { title: string; body: string } | null {
  switch (kind) {
    case 'import': {
      const parts = [
        counts.added > 0 ? `${count(counts.added)} neu` : '',
        counts.changed > 0 ? `${count(counts.changed)} geändert` : '',
        counts.moved > 0 ? `${count(counts.moved)} verschoben` : '',
        counts.gone > 0 ? `${count(counts.gone)} nicht mehr da` : '',
        counts.failed > 0 ? `${count(counts.failed)} nicht lesbar` : '',
      ].filter((part) => part !== '');
      return { title: 'Die Fotos sind gelesen', body: parts.join(', ') || 'Es hatte sich nichts geändert.' };
    }
    case 'train':
      return { title: 'Das Anlernen ist fertig', body: 'Nachsehen, ob das neue Modell besser findet.' };
    case 'adopt':
      return { title: 'Das Modell ist übernommen', body: 'Ab jetzt wird damit gesucht.' };
    case 'download':
      return { title: 'Das Modell ist da', body: 'Ab jetzt lässt es sich anlernen.' };
    case 'map':
      return { title: 'Die Karte ist fertig', body: 'Ähnliche Fotos liegen nah beieinander.' };
    case 'evaluate':
      return null;
  }
}

export const de: typeof en = {
  menu: {
    file: '&Datei',
    addFolder: 'Ordner hinzufügen …',
    searchFile: 'Mit einem Bild suchen …',
    searchClipboard: 'Mit dem kopierten Bild suchen',
    settings: 'Einstellungen …',
    close: 'Fenster schließen',
    quit: 'Lookalike beenden',
    edit: '&Bearbeiten',
    undo: 'Rückgängig',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: '&Ansicht',
    larger: 'Schrift und Bedienung größer',
    smaller: 'Schrift und Bedienung kleiner',
    normalSize: 'Normale Größe',
    fullScreen: 'Vollbild',
    reload: 'Neu laden',
    developerTools: 'Entwicklerwerkzeuge',
    go: '&Gehe zu',
    back: 'Zurück',
    forward: 'Vorwärts',
    photos: 'Fotos',
    collections: 'Sammlungen',
    map: 'Karte',
    teach: 'Anlernen',
    folders: 'Ordner',
    window: '&Fenster',
    help: '&Hilfe',
    keys: 'Tasten',
    dataFolder: 'Datenordner zeigen',
    licences: 'Lizenzen',
    about: 'Über Lookalike',
  },
  tray: {
    open: 'Lookalike öffnen',
    pause: (what: string) => `Anhalten: ${what}`,
    resume: (what: string) => `Fortsetzen: ${what}`,
    held: 'Angehalten, solange der Akku benutzt wird',
    idle: 'Ordner werden beobachtet',
    quit: 'Lookalike beenden',
  },
  choose: {
    folder: 'Einen Ordner mit Fotos wählen',
    picture: 'Ein Bild wählen, mit dem gesucht wird',
    model: 'Ein Modell wählen',
    target: 'Speichern unter',
    pictures: 'Bilder',
    models: 'Modelle',
    report: 'Webseite',
    table: 'Tabelle (CSV)',
    all: 'Alle Dateien',
  },
  copiedPicture: 'Kopiertes Bild',
  openWith: {
    otherProgram: 'Programm wählen …',
    usualProgram: 'Das übliche Programm',
    missing: 'Die Datei ist nicht da',
  },
  jobNames: names,
  jobEnded: (job: Job, figures: Figures) =>
    job.state === 'failed'
      ? // What the engine says of it is in English; the screens say it in German.
        { title: stopped[job.kind], body: 'Was geschehen ist, steht in Lookalike.' }
      : done(job, figures),
  jobGoesOn: ({ kind, state }: Job, isHeld: boolean) => {
    if (state !== 'paused') return kinds[kind];
    return `${names[kind]} – ${isHeld ? 'angehalten, solange der Akku benutzt wird' : 'angehalten'}`;
  },
};
