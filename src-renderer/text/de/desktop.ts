import type { UpdateState } from '../../../src-shared/contract/desktop.ts';
import { formatBytes, formatCount } from '../../format/figures.ts';
import type { desktop as en } from '../en/desktop.ts';

const reasons: Record<Extract<UpdateState, { state: 'unavailable' }>['reason'], string> = {
  'from-source': 'Diese Kopie läuft aus ihrem Quelltext. Stattdessen den Quelltext aktualisieren.',
  portable:
    'Eine tragbare Kopie aktualisiert sich nicht selbst. Ihre Datei durch die einer neueren Version ersetzen.',
  'package-manager': 'Diese Kopie wird von der Paketverwaltung des Systems aktualisiert.',
  'no-source': 'Diese Kopie wurde ohne eine Stelle gebaut, die nach neueren Versionen zu fragen wäre.',
  unsigned:
    'Diese Kopie ist nicht signiert; eine neuere Version wäre von einer gefälschten nicht zu unterscheiden.',
};

export const desktop: typeof en = {
  chooseFile: 'Datei wählen …',
  foldersAdded: (count: number) => `${formatCount(count)} Ordner werden gelesen.`,
  open: 'Öffnen',
  openWith: 'Öffnen mit',
  copyFile: 'Datei kopieren',
  copyFiles: 'Dateien kopieren',
  filesCopied: (count: number) => `${formatCount(count)} ${count === 1 ? 'Datei' : 'Dateien'} kopiert`,
  tooManyFiles: (most: number) =>
    `Mehr als ${formatCount(most)} Dateien lassen sich nicht auf einmal übergeben.`,
  dropTitle: 'Bild ablegen, um damit zu suchen',
  dropText: 'Es kommt nicht in die Bibliothek. Abgelegte Ordner schon.',
  welcomeDrop:
    'Ordner lassen sich auch hier ablegen. Sind erst Fotos da, genügt es, irgendein Bild abzulegen oder einzufügen, um damit zu suchen.',

  engine: {
    starting: 'Der Teil von Lookalike, der die Fotos kennt, wird gestartet …',
    stopped: 'Der Teil von Lookalike, der die Fotos kennt, ist ausgefallen und wird neu gestartet.',
    inSeconds: (seconds: number) => `Nächster Versuch in ${formatCount(seconds)} s.`,
    failedTitle: 'Lookalike kann die Bibliothek nicht öffnen',
    failedText: 'Den Fotos ist nichts geschehen. Der Grund:',
    tryAgain: 'Noch einmal versuchen',
    showData: 'Datenordner zeigen',
  },
  battery: {
    paused: 'Angehalten: dieses Gerät läuft mit seinem Akku.',
    goOn: 'Trotzdem weitermachen',
  },

  settings: {
    title: 'Desktop',
    tray: 'In der Taskleiste weiterlaufen',
    trayHint:
      'Nach dem Schließen des Fensters bleibt Lookalike als Symbol in der Leiste und beobachtet weiter die Ordner.',
    noTray:
      'Dieser Desktop zeigt keine solchen Symbole; mit dem Schließen des Fensters endet Lookalike deshalb.',
    battery: 'Im Akkubetrieb anhalten',
    batteryHint: 'Langes wie das Einlesen von Fotos wartet, bis das Gerät wieder am Netz ist.',
    notify: 'Melden, wenn Langes fertig ist',
    notifyHint: 'Mit einer Mitteilung des Systems, wenn das Fenster nicht zu sehen ist.',
    showData: 'Ordner zeigen',
  },
  updates: {
    title: 'Version und Aktualisierung',
    version: (version: string) => `Lookalike ${version}`,
    licences: 'Lizenzen',
    check: 'Bei jedem Start nach neuen Versionen fragen',
    checkHint:
      'Nur mit Einverständnis: Lookalike fragt dann den Server, auf dem es veröffentlicht wurde, nach der Liste seiner Versionen. Dieser Server erfährt die Internetadresse dieses Geräts, sein System und die Version von Lookalike; über die Fotos wird nichts gesendet. Heruntergeladen und installiert wird nur auf Wunsch.',
    now: 'Jetzt nachsehen',
    checking: 'Wird nachgesehen …',
    upToDate: 'Das ist die neueste Version.',
    never: 'Es wurde noch niemand gefragt.',
    asked: (moment: string) => `Gefragt: ${moment}.`,
    available: (version: string) => `Lookalike ${version} ist da.`,
    download: 'Herunterladen',
    downloading: (version: string) => `Lookalike ${version} wird heruntergeladen`,
    progress: (doneBytes: number, totalBytes: number, bytesPerSecond: number) =>
      `${formatBytes(doneBytes)} von ${formatBytes(totalBytes)}, ${formatBytes(bytesPerSecond)} in der Sekunde`,
    ready: (version: string) =>
      `Lookalike ${version} ist heruntergeladen, und seine Signatur stimmt. Installiert wird es mit dem Neustart.`,
    install: 'Neu starten und installieren',
    failed: 'Die Aktualisierung ist nicht gelungen',
    reasons,
  },
  privacyUpdates:
    'Dort nicht mitgezählt: mit Einverständnis fragt Lookalike bei jedem Start nach neuen Versionen. Über die Fotos wird nichts gesendet.',
  keys: {
    title: 'Im Desktop-Programm',
    addFolder: 'Ordner hinzufügen',
    searchFile: 'Mit einer Bilddatei suchen',
    searchClipboard: 'Mit dem Kopierten suchen',
    places: 'Zu einem Bereich gehen',
    settings: 'Einstellungen',
    keys: 'Diese Tasten zeigen',
    box: 'Mit einem Rahmen markieren, von einem Foto an',
    close: 'Das Fenster schließen',
    quit: 'Beenden',
    dragging: 'Ziehen',
  },
  downloadNetwork:
    'Neben der Frage nach neuen Versionen, die sich in den Einstellungen einschalten lässt, nutzt nur dies in Lookalike das Netzwerk, und nur jetzt, auf ausdrücklichen Wunsch.',
  asSystem: 'Wie das System',
};
