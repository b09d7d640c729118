import type { UpdateState } from '../../../src-shared/contract/desktop.ts';
import { formatBytes, formatCount } from '../../format/figures.ts';
import type { desktop as en } from '../en/desktop.ts';

const reasons: Record<Extract<UpdateState, { state: 'unavailable' }>['reason'], string> = {
  'from-source': 'Diese Kopie läuft direkt aus dem Quelltext. Aktualisiert wird sie mit ihm.',
  portable:
    'Eine portable Kopie aktualisiert sich nicht selbst. Ihre Datei durch die einer neueren Version ersetzen.',
  'package-manager': 'Diese Kopie wird von der Paketverwaltung des Systems aktualisiert.',
  'no-source': 'Für diese Kopie wurde nicht festgelegt, wo nach neueren Versionen zu suchen ist.',
  unsigned:
    'Diese Kopie ist nicht signiert; eine neuere Version ließe sich nicht von einer gefälschten unterscheiden.',
};

export const desktop: typeof en = {
  chooseFile: 'Datei wählen …',
  foldersAdded: (count: number) => `${formatCount(count)} Ordner werden eingelesen.`,
  open: 'Öffnen',
  openWith: 'Öffnen mit',
  copyFile: 'Datei kopieren',
  copyFiles: 'Dateien kopieren',
  filesCopied: (count: number) => `${formatCount(count)} ${count === 1 ? 'Datei' : 'Dateien'} kopiert`,
  tooManyFiles: (most: number) =>
    `Mehr als ${formatCount(most)} Dateien lassen sich nicht auf einmal übergeben.`,
  dropTitle: 'Bild ablegen, um damit zu suchen',
  dropText: 'Das Bild kommt nicht in die Bibliothek; abgelegte Ordner dagegen schon.',
  welcomeDrop:
    'Ordner lassen sich auch hier ablegen. Sind erst Fotos da, genügt es, irgendein Bild abzulegen oder einzufügen, um damit zu suchen.',

  engine: {
    starting: 'Der Teil von Lookalike, der die Fotos kennt, wird gestartet …',
    stopped: 'Der Teil von Lookalike, der die Fotos kennt, ist ausgefallen und wird neu gestartet.',
    inSeconds: (seconds: number) => `Nächster Versuch in ${formatCount(seconds)} s.`,
    failedTitle: 'Lookalike kann die Bibliothek nicht öffnen',
    failedText: 'Den Fotos ist nichts geschehen. Der Grund:',
    opensByItself: 'Sobald sie dort geschlossen ist, öffnet sie sich hier von selbst.',
    tryAgain: 'Noch einmal versuchen',
    trying: 'Wird versucht …',
    showData: 'Datenordner zeigen',
  },
  battery: {
    paused: 'Angehalten: Dieses Gerät läuft im Akkubetrieb.',
    goOn: 'Trotzdem fortsetzen',
  },

  settings: {
    title: 'Desktop',
    tray: 'Im Infobereich weiterlaufen',
    trayHint:
      'Nach dem Schließen des Fensters bleibt Lookalike als Symbol im Infobereich und beobachtet die Ordner weiter.',
    noTray:
      'Dieser Desktop zeigt keine Symbole im Infobereich; mit dem Schließen des Fensters endet Lookalike deshalb.',
    battery: 'Im Akkubetrieb anhalten',
    batteryHint:
      'Längere Arbeiten, etwa das Einlesen von Fotos, warten, bis das Gerät wieder am Stromnetz ist.',
    notify: 'Melden, wenn eine längere Arbeit fertig ist',
    notifyHint: 'Das System zeigt dann eine Mitteilung, falls das Fenster nicht zu sehen ist.',
    showData: 'Ordner zeigen',
  },
  updates: {
    title: 'Version und Aktualisierung',
    version: (version: string) => `Lookalike ${version}`,
    licences: 'Lizenzen',
    check: 'Bei jedem Start nach neuen Versionen suchen',
    checkHint:
      'Nur mit Einverständnis: Lookalike fragt dann den Server, auf dem es veröffentlicht wurde, nach der Liste seiner Versionen. Dieser Server erfährt dabei die Internetadresse dieses Geräts und, aus dem Namen der Liste, sein System, aber weder die Version von Lookalike noch irgendetwas über die Fotos. Heruntergeladen und installiert wird nur auf Wunsch; unter Windows verrät das Herunterladen auch, welche Version installiert ist.',
    now: 'Jetzt nachsehen',
    checking: 'Wird nachgesehen …',
    upToDate: 'Das ist die neueste Version.',
    never: 'Bisher wurde nicht nachgesehen.',
    asked: (moment: string) => `Zuletzt nachgesehen: ${moment}.`,
    available: (version: string) => `Lookalike ${version} ist verfügbar.`,
    download: 'Herunterladen',
    downloading: (version: string) => `Lookalike ${version} wird heruntergeladen`,
    progress: (doneBytes: number, totalBytes: number, bytesPerSecond: number) =>
      `${formatBytes(doneBytes)} von ${formatBytes(totalBytes)}, ${formatBytes(bytesPerSecond)} pro Sekunde`,
    ready: (version: string) =>
      `Lookalike ${version} ist heruntergeladen, und die Signatur stimmt. Beim Neustart wird es installiert.`,
    install: 'Neu starten und installieren',
    failed: 'Die Aktualisierung ist nicht gelungen',
    reasons,
  },
  privacyHint:
    'Gezählt wird im Programmkern und seinen Threads, in dem Moment, in dem es geschieht. Diese verbinden sich mit niemandem, solange kein Download gewünscht wird.',
  privacyUpdates:
    'Darin nicht mitgezählt: die Suche nach neuen Versionen, ob wie vereinbart bei jedem Start oder mit „Jetzt nachsehen“, und ihr Herunterladen. Über die Fotos wird nichts gesendet.',
  keys: {
    title: 'Im Desktop-Programm',
    addFolder: 'Ordner hinzufügen',
    searchFile: 'Mit einer Bilddatei suchen',
    searchClipboard: 'Mit dem kopierten Bild suchen',
    places: 'Zu einem Bereich gehen',
    settings: 'Einstellungen',
    keys: 'Diese Tasten zeigen',
    box: 'Mit einem Rahmen markieren, auf einem Foto begonnen',
    close: 'Das Fenster schließen',
    quit: 'Beenden',
    dragging: 'Ziehen',
  },
  downloadNetwork:
    'Außer der Suche nach neuen Versionen und ihrem Herunterladen, worüber in den Einstellungen entschieden wird, nutzt in Lookalike nur dies das Netzwerk, und auch nur jetzt, auf ausdrücklichen Wunsch.',
  asSystem: 'Wie das System',
};
