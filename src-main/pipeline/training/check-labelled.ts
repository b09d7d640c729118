import type { DataCheck, LabelSource } from '../../../src-shared/contract/training.ts';
import { Gate } from '../gate.ts';
import { lookAtLabelled } from './labelled-photos.ts';
import { HELD_OUT_SHARE, withReaders } from './prepare-run.ts';
import { chooseBackbone } from './start-point.ts';
import type { TrainingStages } from './training-stages.ts';
import { trainingStopped } from './training-stopped.ts';

interface CheckRequest {
  source: LabelSource;
  backbone?: string | undefined;
  seed: number;
}

/** Checks labelled photos without training on them. Several may be under way. */
export function createLabelChecks(stages: TrainingStages) {
  const underWay = new Map<Gate, Promise<unknown>>();
  const lookedAt = new Set<string>();
  return {
    /** @throws CodedError as a training does; 'training-stopped' where the engine closes meanwhile */
    check: async (request: CheckRequest): Promise<DataCheck> => {
      const gate = new Gate();
      const checked = checkLabelled(stages, request, gate);
      underWay.set(gate, checked);
      try {
        const check = await checked;
        if (request.source.kind === 'folder') lookedAt.add(request.source.folder);
        return check;
      } catch (error) {
        throw gate.isStopped() ? trainingStopped() : error;
      } finally {
        underWay.delete(gate);
      }
    },
    /** Whether the photos of this folder were checked in this session: what they show is known then. */
    hasLookedAt: (folder: string): boolean => lookedAt.has(folder),
    /** Waits for what is in flight: it still reads from the library, and writes to it. */
    close: async (): Promise<void> => {
      for (const gate of underWay.keys()) gate.stop();
      await Promise.allSettled(underWay.values());
    },
  };
}

async function checkLabelled(stages: TrainingStages, request: CheckRequest, gate: Gate): Promise<DataCheck> {
  const wanted = { backbone: request.backbone, preset: 'quick' };
  const name = chooseBackbone(wanted, await stages.listModels(), stages.inUse().model);
  const backbone = await stages.loadModel(name);
  const labelled = await withReaders(stages, backbone, (readers) =>
    lookAtLabelled(request.source, {
      ...{ library: stages.library, backbone: backbone.backbone, readers, gate },
      readLabelledFolder: stages.readLabelledFolder,
      onTotal: () => undefined,
      onLooked: () => undefined,
    }),
  );
  const { seed } = request;
  const options = { seed, heldOutShare: HELD_OUT_SHARE, unreadable: labelled.unreadable, validationShare: 0 };
  const { check } = await stages.prepareDataset(labelled.photos, labelled.classes, options, gate.signal);
  return check;
}
