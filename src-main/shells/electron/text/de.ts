import type { Job } from '../../../../src-shared/contract/job.ts';
import type { en } from './en.ts';
import type { Figures } from './figures.ts';

const kinds: Record<Job['kind'], string> = {
  import: 'Fotos werden eingelesen',
  evaluate: 'Fotos werden verglichen',
  train: 'Das Anlernen läuft',
  adopt: 'Das neue Modell wird übernommen',
  download: 'Ein Modell wird heruntergeladen',
  map: 'Die Karte wird angelegt',
};

/** What was paused does not go on, so that it is named differently. */
const names: Record<Job['kind'], string> = {
  import: 'Fotos einlesen',
  evaluate: 'Fotos vergleichen',
  train: 'Anlernen',
  adopt: 'Modell übernehmen',
  download: 'Modell herunterladen',
  map: 'Karte anlegen',
};

const stopped: Record<Job['kind'], string> = {
  import: 'Das Einlesen der Fotos ist fehlgeschlagen',
  evaluate: 'Das Vergleichen ist fehlgeschlagen',
  train: 'Das Anlernen ist fehlgeschlagen',
  adopt: 'Das neue Modell wurde nicht übernommen',
  download: 'Das Herunterladen ist fehlgeschlagen',
  map: 'Das Anlegen der Karte ist fehlgeschlagen',
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
      return { title: 'Die Fotos sind eingelesen', body: parts.join(', ') || 'Es gab keine Änderungen.' };
    }
    case 'train':
      return {
        title: 'Das Anlernen ist fertig',
        body: 'Der Vergleich zeigt, ob das neue Modell besser sucht.',
      };
    case 'adopt':
      return { title: 'Das Modell ist übernommen', body: 'Ab jetzt wird damit gesucht.' };
    case 'download':
      return { title: 'Das Modell ist heruntergeladen', body: 'Ab jetzt lässt es sich anlernen.' };
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
    larger: 'Schrift und Bedienelemente vergrößern',
    smaller: 'Schrift und Bedienelemente verkleinern',
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
    held: 'Im Akkubetrieb angehalten',
    idle: 'Bereit',
    starting: 'Wird gestartet …',
    stopped: 'Nicht bereit: die Bibliothek ist nicht offen',
    restart: 'Noch einmal versuchen',
    quit: 'Lookalike beenden',
  },
  choose: {
    folder: 'Einen Ordner mit Fotos wählen',
    picture: 'Ein Bild wählen, mit dem gesucht wird',
    model: 'Ein Modell wählen',
    target: 'Speichern unter',
    pictures: 'Bilder',
    models: 'Modelle',
    all: 'Alle Dateien',
  },
  engineStopped: {
    title: 'Lookalike kann die Bibliothek nicht öffnen',
    body: 'Die Fotos sind nicht betroffen. Lookalike zeigt, was geschehen ist.',
  },
  copiedPicture: 'Kopiertes Bild',
  pageCrash: {
    message: 'Das Fenster ist mehrmals hintereinander abgestürzt',
    detail: 'Die Fotos und die Bibliothek sind sicher, und laufende Arbeiten gehen weiter.',
    again: 'Neu laden',
    quit: 'Beenden',
  },
  openWith: {
    otherProgram: 'Programm wählen …',
    usualProgram: 'Standardprogramm',
    missing: 'Die Datei ist nicht da',
  },
  jobNames: names,
  jobEnded: (job: Job, figures: Figures) =>
    job.state === 'failed'
      ? // What the engine says of it is in English; the screens say it in German.
        { title: stopped[job.kind], body: 'Lookalike zeigt, was geschehen ist.' }
      : done(job, figures),
  jobGoesOn: ({ kind, state }: Job, isHeld: boolean) => {
    if (state !== 'paused') return kinds[kind];
    return `${names[kind]} – ${isHeld ? 'im Akkubetrieb angehalten' : 'angehalten'}`;
  },
};
