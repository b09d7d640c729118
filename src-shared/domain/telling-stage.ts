import type { Job, StageProgress } from '../contract/job.ts';

/** The stage that tells best how far a job is: of an import reading photos, once it is known how many there are. */
export function tellingStage({ stages }: Pick<Job, 'stages'>): StageProgress | undefined {
  const photos = stages.find(({ name }) => name === 'photos');
  if (photos?.total && isOpen(photos)) return photos;
  return stages.find(isOpen) ?? stages.at(-1);
}

const isOpen = ({ done, total }: StageProgress): boolean => total === null || done < total;
