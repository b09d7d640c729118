import { formatCount, isOne } from '../../format/figures.ts';
import type { frame as en } from '../en/frame.ts';

export const frame: typeof en = {
  line: {
    unreachable: 'Lookalike antwortet nicht. Es wird von selbst weiter versucht.',
    lost: 'Lookalike antwortet nicht. Neuer Versuch …',
    tryNow: 'Jetzt versuchen',
    lockedTitle: 'Lookalike wurde neu gestartet',
    lockedText:
      'Zur Sicherheit bekommt jeder Start eine neue Adresse, und diese Seite gehört zu einer früheren. Die Adresse öffnen, die Lookalike beim Start ausgegeben hat; dann geht es auch auf dieser Seite von selbst weiter.',
    connecting: 'Die Bibliothek wird geöffnet …',
  },

  header: {
    skip: 'Zu den Fotos springen',
    back: 'Zurück',
    allPhotos: 'Alle Fotos',
    folders: 'Ordner',
    addFolder: 'Ordner hinzufügen',
    searchByPicture: 'Mit einem Bild suchen',
    searchByPictureHint: 'Eine Bilddatei wählen. Bilder lassen sich auch überall ablegen oder einfügen.',
    filters: 'Filter',
    larger: 'Fotos größer',
    smaller: 'Fotos kleiner',
    failedFiles: (count: number) =>
      isOne(count) ? '1 Datei war nicht lesbar' : `${formatCount(count)} Dateien waren nicht lesbar`,
    offline: 'nicht verbunden',
    offlineHint:
      'Dieser Ordner ist nicht erreichbar, vielleicht weil sein Laufwerk nicht angeschlossen ist. Seine Fotos bleiben auffindbar.',
  },

  notice: {
    dismiss: 'Ausblenden',
    label: 'Meldungen',
    code: (code: string) => `Code: ${code}`,
  },
};
