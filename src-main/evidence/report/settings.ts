import type { TrainingRun } from '../../../src-shared/contract/training.ts';
import { html, type Html } from './html.ts';
import { counted, duration, shortPath } from './words.ts';

/** What to set to train it again: the same photos then give the same model. */
export function settingsSection(run: TrainingRun, models: { before: string; after: string }): Html {
  const { request, epochs } = run;
  const last = epochs.at(-1);
  const rates = epochs.map(({ samplesPerSecond }) => samplesPerSecond);
  const rows: [string, string][] = [
    ['New model', models.after],
    ['Compared with', models.before],
    ['Photos from', sourceOf(run)],
    ['Preset', request.preset],
    ['Backbone', run.backbone],
    ['Loss', request.loss],
    ['Seed', String(request.seed)],
    ['Runtime', run.runtime ? `${run.runtime.name}, ${run.runtime.device}` : 'none'],
    [
      'Photos',
      run.check ? `${run.check.trainPhotos} to train on, ${run.check.heldOutPhotos} held out` : '\u2013',
    ],
    [
      'Epochs',
      `${counted(epochs.length, 'epoch')}${run.plannedEpochs ? ` of ${run.plannedEpochs} planned` : ''}`,
    ],
    ['Steps', counted(last?.step ?? 0, 'step')],
    [
      'Time',
      `${duration(run.seconds)} in all, ${duration(epochs.reduce((sum, { seconds }) => sum + seconds, 0))} of it in epochs`,
    ],
    [
      'Rate',
      rates.length > 0
        ? `${Math.round(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toLocaleString('en')} samples a second`
        : '\u2013',
    ],
  ];
  return html`<dl>
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function sourceOf({ request: { source } }: TrainingRun): string {
  switch (source.kind) {
    case 'folder':
      return `the folder ${shortPath(source.folder)}`;
    case 'tags':
      return counted(source.tags.length, 'tag');
    case 'collections':
      return counted(source.collectionIds.length, 'collection');
    case 'groups':
      return `${counted(source.groups.length, 'group')} picked by hand`;
  }
}
