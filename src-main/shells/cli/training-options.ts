import { TrainingLoss, TrainingPreset, TrainingRuntimeName } from '../../../src-shared/contract/model.ts';
import { TrainingRequest } from '../../../src-shared/contract/training.ts';
import type { Options, OptionValues } from './command.ts';
import { modelName, oneOf, wholeNumber } from './option-values.ts';

const mostEpochs = 10_000;
const largestSeed = 2 ** 31 - 1;

/** What a training can be told. */
export const trainingOptions = {
  preset: {
    type: 'string',
    placeholder: 'NAME',
    help: `${TrainingPreset.options.join(', ')} (default quick)`,
  },
  backbone: {
    type: 'string',
    placeholder: 'NAME',
    help: 'the model to start from (default: the active one)',
  },
  seed: { type: 'string', placeholder: 'N', help: 'the same seed splits and trains alike (default 1)' },
  runtime: {
    type: 'string',
    placeholder: 'NAME',
    help: `${TrainingRuntimeName.options.join(', ')} (default: the fastest that works here)`,
  },
  loss: {
    type: 'string',
    placeholder: 'NAME',
    help: `${TrainingLoss.options.join(', ')} (default semi-hard)`,
  },
  name: { type: 'string', placeholder: 'NAME', help: 'of the new model (default: made from the folder)' },
  epochs: {
    type: 'string',
    placeholder: 'N',
    help: 'so many rounds at most, instead of what the preset has',
  },
} as const satisfies Options;

/**
 * @param folder absolute
 * @throws CodedError 'bad-usage'
 */
export function readTrainingRequest(
  folder: string,
  typed: OptionValues<typeof trainingOptions>,
): TrainingRequest {
  const { preset, backbone, seed, runtime, loss, name, epochs } = typed;
  return TrainingRequest.parse({
    source: { kind: 'folder', folder },
    preset: oneOf('preset', TrainingPreset.options, preset),
    backbone: backbone === undefined ? undefined : modelName('--backbone', backbone),
    seed: wholeNumber('seed', 0, largestSeed, seed),
    runtime: oneOf('runtime', TrainingRuntimeName.options, runtime),
    loss: oneOf('loss', TrainingLoss.options, loss),
    name: name === undefined ? undefined : modelName('--name', name),
    epochs: wholeNumber('epochs', 1, mostEpochs, epochs),
  });
}
