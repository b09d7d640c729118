import { formatCount, isOne } from '../../format/figures.ts';
import type { organise as en } from '../en/organise.ts';
import { photos } from './counts.ts';
import { grid } from './grid.ts';
import { search } from './search.ts';

/** A name in a sentence of ours: right-to-left letters in it turn neither the sentence nor its quotation marks. */
const quoted = (name: string) => `\u200e„\u2068${name}\u2069“`;

export const organise: typeof en = {
  title: 'Sammlungen',
  create: 'Neue Sammlung',
  concept: 'Konzept',
  conceptHint: 'Sucht bei jedem Öffnen neu',
  searching: 'Suche läuft …',
  untouched: 'Noch keine Fotos',
  actions: (name) => `Aktionen für ${name}`,
  rename: 'Umbenennen',
  remove: 'Löschen',

  loading: 'Sammlungen werden geöffnet …',
  failed: 'Die Sammlungen konnten nicht geöffnet werden',
  retry: 'Noch einmal versuchen',
  unknown: 'Diese Sammlung gibt es nicht mehr.',
  toCollections: 'Alle Sammlungen',

  empty: {
    title: 'Fotos zusammenhalten',
    pickedTitle: 'Von Hand gewählte Sammlungen',
    pickedText: `Irgendwo Fotos markieren und „${grid.collect}“ wählen. Ein Foto kann in beliebig vielen Sammlungen sein; seine Datei bleibt, wo sie ist.`,
    conceptTitle: 'Konzepte',
    conceptText: `Ein Konzept ist eine aufgehobene Suche: Fotos, denen die Treffer ähneln sollen, und solche, denen sie nicht ähneln sollen. Neue Fotos findet es von selbst. Nach etwas suchen und „${search.concept.save}“ wählen.`,
  },

  naming: {
    createTitle: 'Neue Sammlung',
    renameTitle: 'Sammlung umbenennen',
    field: 'Name',
    cancel: 'Abbrechen',
    createConfirm: 'Anlegen',
    renameConfirm: 'Umbenennen',
  },

  header: {
    search: 'Damit suchen',
    removeMarked: (count) => `${photos(count)} herausnehmen`,
    removeMarkedHint: 'Nimmt die markierten Fotos aus dieser Sammlung. Ihre Dateien bleiben, wo sie sind.',
    nothingMarked: 'Keines der markierten Fotos ist in dieser Sammlung.',
  },

  collect: {
    title: (count) => `${photos(count)} zu einer Sammlung hinzufügen`,
    field: 'Eine Sammlung wählen oder eine neue benennen',
    list: 'Sammlungen',
    createNamed: (name) => `Neue Sammlung „${name}“`,
    none: 'Es gibt noch keine Sammlung. Ein Name genügt, um eine anzulegen.',
    confirm: 'Hinzufügen',
    cancel: 'Abbrechen',
  },

  label: {
    title: (count) => `Schlagwort für ${photos(count)}`,
    text: 'Schlagwörter sind eigene Worte für das, was ein Foto zeigt. Nach ihnen lässt sich filtern, und Lookalike kann aus ihnen lernen.',
    present: 'Schlagwörter an diesen Fotos',
    noneYet: 'Noch keine.',
    some: (count, total) => `an ${formatCount(count)} von ${formatCount(total)}`,
    remove: (name) => `Schlagwort ${name} entfernen`,
    field: 'Ein Schlagwort wählen oder ein neues schreiben',
    list: 'Vorgeschlagene Schlagwörter',
    createNamed: (name) => `Neues Schlagwort „${name}“`,
    yours: (count) => `eigenes, ${photos(count)}`,
    seen: (count) => `von Lookalike gesehen, ${photos(count)}`,
    none: 'Ein Wort für das eingeben, was diese Fotos zeigen.',
    confirm: 'Vergeben',
    close: 'Schließen',
  },

  told: {
    created: (name, count) =>
      count === 0
        ? `${quoted(name)} wurde angelegt.`
        : `${quoted(name)} wurde mit ${photos(count)} angelegt.`,
    added: (name, count) =>
      `${photos(count)} ${isOne(count) ? 'wurde' : 'wurden'} zu ${quoted(name)} hinzugefügt.`,
    addedNone: (name) => `Alle diese Fotos sind schon in ${quoted(name)}.`,
    removed: (name, count) =>
      `${photos(count)} ${isOne(count) ? 'wurde' : 'wurden'} aus ${quoted(name)} herausgenommen.`,
    renamed: (before, after) => `${quoted(before)} heißt jetzt ${quoted(after)}.`,
    deleted: (name) => `${quoted(name)} wurde gelöscht. Die Fotos bleiben in der Bibliothek.`,
    labelled: (name, count) =>
      `${photos(count)} ${isOne(count) ? 'trägt' : 'tragen'} jetzt das Schlagwort ${quoted(name)}.`,
    labelledNone: (name) => `Alle diese Fotos tragen schon das Schlagwort ${quoted(name)}.`,
    unlabelled: (name, count) => `Das Schlagwort ${quoted(name)} wurde von ${photos(count)} entfernt.`,
  },
};
