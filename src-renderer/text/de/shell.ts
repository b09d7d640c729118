import type { shell as en } from '../en/shell.ts';

export const shell: typeof en = {
  places: {
    gallery: 'Fotos',
    similar: 'Ähnliche Fotos',
    copies: 'Kopien',
    collections: 'Samm\u00adlungen',
    map: 'Karte',
    teach: 'Anlernen',
    import: 'Ordner',
    settings: 'Einstel\u00adlungen',
  },
  rail: { label: 'Bereiche', training: 'Das Anlernen läuft' },
  lazy: {
    loading: 'Wird geöffnet …',
    failed: 'Dieser Bildschirm ließ sich nicht öffnen',
    retry: 'Noch einmal versuchen',
  },
  undo: {
    action: 'Rückgängig',
    nothing: 'Es gibt nichts rückgängig zu machen.',
    done: 'Rückgängig gemacht.',
  },
};
