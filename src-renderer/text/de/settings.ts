import type { CachePart } from '../../../src-shared/contract/settings.ts';
import { formatBytes, formatCount, isOne } from '../../format/figures.ts';
import type { settings as en } from '../en/settings.ts';
import { files, photos } from './counts.ts';

const parts: Record<CachePart['name'], string> = {
  library: 'Bibliothek',
  thumbnails: 'Vorschaubilder',
  index: 'Suchindex',
  models: 'Modelle',
  training: 'Trainings',
  maps: 'Karten',
  downloads: 'Downloads',
  other: 'Sonstiges',
};

const couldNotBeRead = (count: number) =>
  isOne(count) ? '1 Datei war nicht lesbar' : `${formatCount(count)} Dateien waren nicht lesbar`;

export const settings: typeof en = {
  loading: 'Einstellungen werden gelesen …',
  failed: 'Die Einstellungen ließen sich nicht lesen',
  retry: 'Noch einmal versuchen',
  copied: 'Kopiert.',
  justNow: 'vor einem Augenblick',
  copyFailed: 'Der Browser lässt das Kopieren nicht zu.',

  appearance: {
    title: 'Darstellung',
    theme: 'Farben',
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    language: 'Sprache',
    languages: { system: 'Wie der Browser', en: 'English', de: 'Deutsch' },
    languageHint: 'Für eine andere Sprache wird die Seite neu geladen.',
  },

  reading: {
    title: 'Ordner und Einlesen',
    watch: 'Ordner beobachten',
    watchHint: 'Neue, geänderte und gelöschte Fotos werden von selbst bemerkt, solange Lookalike läuft.',
    speed: 'Tempo beim Einlesen',
    speedShort: 'Tempo',
    speeds: { full: 'Voll', gentle: 'Sanft' },
    speedHints: {
      full: 'Nutzt alle Kerne: am schnellsten fertig.',
      gentle: 'Nutzt einen halben Kern, sodass andere Programme nichts davon merken.',
    },
    toFolders: 'Zu den Ordnern',
  },

  data: {
    title: 'Datenordner',
    hint: 'Alles, was Lookalike weiß, liegt in diesem einen Ordner. Die Fotos bleiben, wo sie sind.',
    copyPath: 'Pfad kopieren',
    loading: 'Wird zusammengezählt …',
    failed: 'Der Datenordner ließ sich nicht durchsehen',
    part: 'Teil',
    files: 'Dateien',
    size: 'Größe',
    removable: 'Entbehrlich',
    parts,
    total: 'Insgesamt',
    clean: 'Aufräumen',
    cleanTitle: 'Datenordner aufräumen?',
    cleanText: (bytes: number) =>
      `Das gibt ${formatBytes(bytes)} frei. Was geht, wird bei Bedarf neu angelegt; rückgängig machen lässt es sich nicht:`,
    cleanList: {
      thumbnails: 'Vorschaubilder von Fotos, die nicht mehr in der Bibliothek sind',
      index: 'Suchindizes von Modellen, die nicht in Gebrauch sind',
      training: 'Arbeitsdateien beendeter Trainings; ihre Berichte bleiben',
      maps: 'Karten von Modellen, die nicht in Gebrauch sind',
      downloads: 'Downloads, die nicht fertig wurden',
    },
    cleanKeeps: 'Bibliothek, Modelle, Sammlungen und Fotos bleiben unberührt.',
    cleanConfirm: 'Aufräumen',
    cancel: 'Abbrechen',
    cleaning: 'Wird aufgeräumt …',
    cleaned: (count: number, bytes: number) => `${formatBytes(bytes)} frei: ${files(count)} entfernt.`,
    nothing: 'Es gibt nichts aufzuräumen.',
  },

  privacy: {
    title: 'Privatsphäre',
    none: '0 Netzwerkverbindungen seit dem Start',
    some: (count: number) =>
      isOne(count)
        ? '1 Netzwerkverbindung seit dem Start'
        : `${formatCount(count)} Netzwerkverbindungen seit dem Start`,
    since: (moment: string) => `Gestartet: ${moment}.`,
    hint: 'Gezählt wird im Programmkern und seinen Threads, in dem Moment, in dem es geschieht. Lookalike verbindet sich von selbst mit niemandem; nur ein gewünschter Download tut das.',
    host: (host: string, count: number) => `${host}, ${formatCount(count)}-mal`,
    failed: 'Nach den Verbindungen ließ sich nicht fragen',
  },

  devices: {
    title: 'Geräte',
    hint: 'Wo das Netz laufen kann, das Fotos ansieht',
    usable: 'Nutzbar',
    notUsable: 'Nicht nutzbar',
    training: 'Wo ein Training laufen kann',
    trainingHint: 'Jeder Weg wird ausprobiert; das dauert einige Sekunden.',
    tryOut: 'Ausprobieren',
    trying: 'Wird ausprobiert …',
  },

  models: {
    title: 'Modelle',
    inUse: 'In Gebrauch',
    toTeach: 'Modelle anlernen, übernehmen, einlesen und weitergeben',
  },

  report: {
    title: 'Diagnose',
    hint: 'Was zu einer Frage dazugehört. Es wird gezeigt und kopiert, sonst nirgends gespeichert und nirgendwohin gesendet.',
    make: 'Alles prüfen',
    making: 'Wird geprüft …',
    copy: 'Bericht kopieren',
    again: 'Noch einmal prüfen',
    healthy: 'Alles ist in Ordnung.',
    unhealthy: 'Etwas ist zu tun.',
    states: { ok: 'In Ordnung', missing: 'Fehlt', broken: 'Defekt' },
    cores: (count: number) => `${formatCount(count)} ${isOne(count) ? 'Kern' : 'Kerne'}`,
    versions: 'Versionen',
    library: 'Bibliothek',
    providers: 'Wo das Netz laufen kann',
    webgl: (renderer: string | null) => `WebGL: ${renderer ?? 'nicht vorhanden; die Karte braucht es'}`,
    browser: 'Browser',
  },

  folders: {
    title: 'Ordner',
    none: 'In der Bibliothek ist noch kein Ordner.',
    add: 'Ordner hinzufügen',
    photos,
    waiting: (count: number) => `${formatCount(count)} noch zu lesen`,
    failed: couldNotBeRead,
    failedOf: (count: number, folder: string) => `${couldNotBeRead(count)}: die von ${folder} zeigen`,
    states: {
      ready: 'Aktuell',
      reading: 'Wird gelesen',
      waiting: 'Wartet',
      offline: 'Nicht verbunden',
      new: 'Noch nicht gelesen',
    },
    offlineHint:
      'Der Ordner ist nicht erreichbar, vielleicht auf einem abgezogenen Laufwerk. Seine Fotos bleiben auffindbar.',
    offlineWatched: 'Sobald er verbunden ist, wird er von selbst gelesen.',
    looked: (moment: string) => `Durchgesehen: ${moment}`,
    neverLooked: 'Noch nie bis zum Ende durchgesehen',
    watch: {
      on: 'Beobachtet: Änderungen werden von selbst gelesen',
      off: 'Nicht beobachtet',
      offByChoice: 'Nicht beobachtet: in den Einstellungen abgeschaltet',
      partly: 'Teilweise beobachtet',
      failed: 'Lässt sich nicht beobachten',
    },
    excluded: (patterns: readonly string[]) => `Ausgelassen: ${patterns.join(', ')}`,
    show: (folder: string) => `Fotos von ${folder} zeigen`,
    look: 'Nach Änderungen sehen',
    lookOf: (folder: string) => `Nach Änderungen sehen in ${folder}`,
    exclude: 'Auslassen',
    excludeOf: (folder: string) => `Auslassen, was in ${folder} nicht gelesen wird`,
    remove: 'Entfernen',
    removeOf: (folder: string) => `Entfernen: ${folder} aus der Bibliothek nehmen`,
    removed: (folder: string) => `„${folder}“ ist nicht mehr in der Bibliothek.`,
    heldBack: 'Bis dahin werden Änderungen in beobachteten Ordnern nicht von selbst gelesen.',
    onlyOf: (folder: string) => `Nur die von ${folder}`,
    all: 'Die aller Ordner zeigen',
    excludeChanged: (folder: string) => `Was in „${folder}“ ausgelassen wird, ist geändert.`,
  },

  preview: {
    loading: 'Es wird nachgesehen, was das auslässt …',
    hides: (hidden: number, all: number) => `Lässt ${formatCount(hidden)} von ${photos(all)} aus`,
    hidesSoFar: (hidden: number, all: number) =>
      `Lässt ${formatCount(hidden)} von bisher gesehenen ${photos(all)} aus`,
    nothing: (all: number) => `Lässt keines von ${photos(all)} aus`,
    pattern: (hidden: number) => (hidden === 0 ? 'lässt nichts weiter aus' : `lässt ${photos(hidden)} aus`),
    example: (path: string) => `zum Beispiel ${path}`,
    failed: 'Was das auslassen würde, ist nicht zu sagen',
  },

  keys: {
    title: 'Tasten',
    close: 'Schließen',
    groups: {
      anywhere: 'Überall',
      photos: 'Zwischen Fotos',
      marking: 'Fotos markieren',
      results: 'In Suchergebnissen',
      look: 'Beim Betrachten eines Fotos',
    },
    does: {
      keys: 'Diese Tasten zeigen',
      undo: 'Den letzten Schritt zurücknehmen',
      filter: 'In Namen, Tags und Ordnern suchen',
      zoom: 'Fotos größer oder kleiner',
      paste: 'Mit einem kopierten Bild suchen',
      back: 'Zurück und vor durch Orte und Suchen',
      move: 'Von Foto zu Foto',
      ends: 'Zum ersten oder letzten Foto',
      similar: 'Ähnliche Fotos finden',
      look: 'Das Foto ansehen',
      menu: 'Was sich mit dem Foto tun lässt',
      mark: 'Markieren oder nicht mehr',
      markRange: 'Auf dem Weg markieren',
      markAll: 'Alle markieren',
      unmark: 'Nichts markieren',
      more: 'Mehr davon',
      less: 'Nicht so etwas',
      burst: 'Eine Serie auf- oder zuklappen',
      next: 'Nächstes und voriges Foto',
      lookZoom: 'Näher, weiter, eingepasst',
      close: 'Schließen',
    },
    or: 'oder',
    names: {
      arrows: 'Pfeiltasten',
      space: 'Leertaste',
      enter: 'Eingabe',
      shift: 'Umschalt',
      control: 'Strg',
      escape: 'Esc',
      home: 'Pos1',
      end: 'Ende',
      menu: 'Menütaste',
      alt: 'Alt',
      leftRight: '← →',
      left: '←',
      right: '→',
    },
  },
};
