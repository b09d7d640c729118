import type { ModelCard } from '../../../src-shared/contract/model.ts';
import { formatBytes, formatCount, formatDuration, isOne } from '../../format/figures.ts';
import type { teachModels as en } from '../en/teach-models.ts';
import { photos } from './counts.ts';

const kinds: Record<ModelCard['kind'], string> = {
  bundled: 'Gehört zu Lookalike',
  installed: 'Hinzugefügt',
  trained: 'Angelernt',
};

export const teachModels: typeof en = {
  title: 'Modelle',
  intro:
    'Ein Modell entscheidet, welche Fotos einander ähneln. Lookalike kann eigene Kategorien lernen; übernommen wird das neue Modell, wenn es sich als besser erweist.',
  loading: 'Modelle werden gesucht …',
  failed: 'Die Modelle ließen sich nicht auflisten',
  import: 'Modell importieren',
  active: 'In Gebrauch',
  kinds,
  facts: {
    backbone: 'Netz',
    dimensions: 'Vektor',
    size: 'Größe',
    licence: 'Lizenz',
    source: 'Herkunft',
    created: 'Entstanden',
    method: 'Verfahren',
    photos: 'Fotos',
    classes: 'Kategorien',
    seed: 'Startwert',
    loss: 'Verlust',
    epochs: 'Epochen',
    time: 'Dauer',
    computedBy: 'Gerechnet mit',
    comparedWith: 'Verglichen mit',
  },
  dimensions: (count: number, input: number) =>
    `${formatCount(count)} Zahlen, sieht ${formatCount(input)} px`,
  trainedPhotos: (train: number, heldOut: number) =>
    `${photos(train)} und ${formatCount(heldOut)} zurückgehalten`,
  details: 'Wie es entstand',
  firstHit: 'Erster Treffer richtig',
  wholeCategory: 'Ganze Kategorie früh',
  adopt: 'Dieses Modell benutzen',
  adoptNamed: (name: string) => `Dieses Modell benutzen: ${name}`,
  rollBack: (name: string) => `Zurück zu ${name}`,
  export: 'Exportieren',
  delete: 'Löschen',

  adoptTitle: (name: string) => `${name} trotzdem benutzen?`,
  adoptOther: (name: string) =>
    `Verglichen wurde es mit ${name}. Ob es besser ist als das Modell, das jetzt in Gebrauch ist, weiß niemand.`,
  adoptText: 'Die Suche kann schlechter werden. Der Weg zurück zum jetzigen Modell bleibt offen.',
  adoptConfirm: 'Trotzdem benutzen',
  cancel: 'Abbrechen',
  adopting: (name: string) => `Wechsel zu ${name}`,
  adoptingHint: 'Das jetzige Modell antwortet, bis das neue jedes Foto kennt.',
  adopted: (name: string) => `${name} ist jetzt in Gebrauch.`,
  stopAdoption: 'Beenden',

  deleteTitle: (name: string) => `${name} löschen?`,
  deleteText:
    'Die Datei des Modells wird von diesem Computer gelöscht. Das lässt sich nicht rückgängig machen. Fotos bleiben unberührt.',
  deleteConfirm: 'Modell löschen',
  deleted: (name: string) => `${name} wurde gelöscht.`,

  exportTitle: (name: string) => `${name} exportieren`,
  exportText:
    'Eine Datei mit den Gewichten und den Angaben zur Entstehung. Kein Foto ist darin, auch kein Name eines Fotos.',
  exportName: 'Dateiname',
  exportReplaces: 'Ein früherer Export mit diesem Namen wird ersetzt.',
  exportConfirm: 'Hierhin exportieren',
  exporting: 'Wird exportiert …',
  exported: (path: string, bytes: number) => `Exportiert nach ${path} (${formatBytes(bytes)}).`,

  importTitle: 'Modell importieren',
  importText:
    'Eine Datei, die Lookalike exportiert hat (.safetensors), oder die veröffentlichte BiT-M-R50x1.npz.',
  noFiles: 'Keine Modelldateien in diesem Ordner.',
  importConfirm: 'Diese Datei importieren',
  importing: 'Wird importiert …',
  imported: (name: string) => `${name} wurde importiert.`,
  unverifiedTitle: 'Für diese Datei bürgt niemand',
  unverifiedText:
    'Zu ihr wurde keine Prüfsumme veröffentlicht. Eine veränderte Datei könnte die Suche unbrauchbar machen, aber sonst nichts: Gewichte sind Zahlen, keine Programme.',
  unverifiedAgree: 'Woher die Datei kommt, ist mir bekannt',

  download: 'BiT-M R50x1 holen',
  downloadHint: 'Das Netz des Aufsatzes, für das Verfahren gleichen Namens.',
  downloadTitle: 'BiT-M R50x1 herunterladen?',
  downloadNetwork: 'Nur dies nutzt in Lookalike das Netzwerk, und nur jetzt, auf ausdrücklichen Wunsch.',
  downloadFacts: [
    'Von storage.googleapis.com, wo es veröffentlicht wurde, über eine verschlüsselte Verbindung',
    '273 MB; nach einer Unterbrechung geht es da weiter, wo es war',
    'Eine Prüfsumme wurde nicht veröffentlicht, also lässt es sich nicht prüfen',
    'Lizenz: Apache-2.0',
  ],
  downloadImport: 'Ohne Netzwerk: BiT-M-R50x1.npz anderswoher mitbringen und importieren.',
  downloadConfirm: '273 MB herunterladen',
  downloading: 'BiT-M R50x1 wird heruntergeladen',
  downloaded: 'BiT-M R50x1 ist da. Beim Anlernen kann davon ausgegangen werden.',
  stopDownload: 'Beenden',
  downloadStopped: 'Das Herunterladen wurde beendet. Was ankam, bleibt.',
  bytes: (done: number, total: number | null) =>
    total === null ? formatBytes(done) : `${formatBytes(done)} von ${formatBytes(total)}`,

  runs: 'Angelernt',
  noRuns: 'Noch wurde nichts angelernt.',
  noRunsHint:
    'Fotos in Unterordner, Sammlungen oder Stichwörter sortieren, und Lookalike lernt, was sie unterscheidet.',
  runStates: {
    running: 'Läuft',
    paused: 'Angehalten',
    cancelled: 'Abgebrochen',
    done: 'Fertig',
    failed: 'Wegen eines Problems beendet',
  },
  runEpochs: (count: number) => `${formatCount(count)} ${isOne(count) ? 'Epoche' : 'Epochen'}`,
  duration: formatDuration,
  resume: 'Weiter',
  verdicts: { better: 'Besser', worse: 'Schlechter', 'no-difference': 'Kein klarer Unterschied' },
};
