import type { LabelSource } from '../../../src-shared/contract/training.ts';
import { Gate } from '../gate.ts';
import type { LabelledCounts } from './estimate.ts';
import { findLabelled } from './find-labelled.ts';
import type { TrainingStages } from './training-stages.ts';

/** Trainings among which one on the same folder is looked for. */
const LATEST_RUNS = 50;

/**
 * How much there is to train on, without a look at any photo.
 *
 * @param wasChecked whether the photos of a folder were looked at in this session
 * @throws CodedError as `findLabelled` does
 */
export async function countLabelled(
  stages: TrainingStages,
  source: LabelSource,
  backbone: string,
  wasChecked: (folder: string) => boolean,
): Promise<LabelledCounts> {
  const { library, readLabelledFolder } = stages;
  const { photos, classes } = await findLabelled(source, { library, readLabelledFolder, gate: new Gate() });
  const counts = { photos: photos.length, classes: classes.length };
  if (source.kind !== 'folder') {
    return { ...counts, unseen: Math.min(photos.length, library.features.countUnread(backbone)) };
  }
  const isOwnBackbone = stages.inUse().model.backbone === backbone;
  const wasTrainedOn = library.trainingRuns
    .latest(LATEST_RUNS)
    .some(({ request, check, backbone: other }) => {
      const isSame = request.source.kind === 'folder' && request.source.folder === source.folder;
      return isSame && check !== null && other === backbone;
    });
  const isKnown = wasTrainedOn || (isOwnBackbone && wasChecked(source.folder));
  return { ...counts, unseen: isKnown ? 0 : photos.length };
}
