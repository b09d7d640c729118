import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openTemporaryEngine } from '../harness/temporary-engine.ts';
import { report, reportSkipped } from './measurement.ts';

/** Leave-one-out recall on labelled photos: those of LOOKALIKE_LABELLED, else the flowers beside the project. */
const folder = resolve(
  process.env['LOOKALIKE_LABELLED'] ??
    join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'flowers'),
);
if (!existsSync(folder)) {
  reportSkipped('recall on labelled photos', `${folder} is not there; name another with LOOKALIKE_LABELLED`);
} else {
  const library = await openTemporaryEngine();
  const evaluation = await library.client['evaluate.run']({ folder });
  const peer = `${evaluation.n} photos in ${evaluation.classes} classes, leave-one-out, ${evaluation.model}`;
  const { recallAt1, recallAt5, mapAtR, seconds } = evaluation;
  for (const [name, value] of Object.entries({ recallAt1, recallAt5, mapAtR })) {
    report({ name, value, unit: 'share', target: '', peer });
  }
  report({ name: 'evaluate', value: evaluation.n / seconds, unit: 'photos/s', target: '', peer: '' });
  await library.close();
}
