import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TrainingPreset, type FigureName } from '../../src-shared/contract/model.ts';
import type { TrainingRun } from '../../src-shared/contract/training.ts';
import { openTemporaryEngine } from '../harness/temporary-engine.ts';
import { untilOver } from '../harness/training-watch.ts';
import { median, report, reportSkipped } from './measurement.ts';

/**
 * What teaching brings on labelled photos (LOOKALIKE_LABELLED, else the flowers beside the project), over several
 * splits, and what it costs. LOOKALIKE_PRESET=full measures that preset, on one split: it takes a good part of an hour
 * on a processor.
 */
const folder = resolve(
  process.env['LOOKALIKE_LABELLED'] ??
    join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'flowers'),
);
const preset = TrainingPreset.parse(process.env['LOOKALIKE_PRESET'] ?? 'quick');
const seeds = preset === 'quick' ? [1, 2, 3, 4, 5, 6] : [1];

if (existsSync(folder)) await teach();
else reportSkipped('teaching', `${folder} is not there; name another with LOOKALIKE_LABELLED`);

async function teach(): Promise<void> {
  const library = await openTemporaryEngine();
  const runs: TrainingRun[] = [];
  for (const seed of seeds) {
    await library.client['training.start']({ source: { kind: 'folder', folder }, preset, seed });
    runs.push(await untilOver(library.client));
  }
  await library.close();
  const [first] = runs;
  if (!first?.runtime || !first.check) throw new Error('the training did not come to its end');
  const { trainPhotos, heldOutPhotos } = first.check;
  const peer = `${preset} on ${first.runtime.name}, ${trainPhotos} photos to train, ${heldOutPhotos} held out, seeds ${seeds.join(', ')}`;

  for (const name of ['recallAt1', 'recallAt5', 'mapAtR'] as const) {
    for (const when of ['before', 'after'] as const) {
      const values = figuresOf(runs, when, name);
      report({
        name: `${name} ${when}: mean (least ${Math.min(...values).toFixed(3)}, most ${Math.max(...values).toFixed(3)})`,
        value: mean(values),
        unit: 'share',
        target: name === 'recallAt1' && when === 'after' ? '>= 0.93' : '',
        peer,
      });
    }
  }
  const gains = runs.map((run) => run.comparison?.gain.recallAt1.value ?? NaN);
  report({
    name: `recallAt1 gain: mean (least ${Math.min(...gains).toFixed(3)})`,
    value: mean(gains),
    unit: 'share',
    target: '>= 0.05',
    peer,
  });
  report({
    name: 'from folder to comparison, all photos looked at',
    value: first.seconds,
    unit: 's',
    target: preset === 'quick' ? '< 120' : '',
    peer: `again, with the features known: ${median(runs.slice(1).map((run) => run.seconds)).toFixed(1)} s`,
  });
  const rates = first.epochs.map((epoch) => epoch.samplesPerSecond);
  report({ name: 'training', value: median(rates), unit: 'photos/s', target: '', peer });
}

function figuresOf(runs: readonly TrainingRun[], when: 'before' | 'after', name: FigureName): number[] {
  return runs.map((run) => run.comparison?.[when][name] ?? NaN);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
