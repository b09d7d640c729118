import type { Job, StageProgress } from '../../src-shared/contract/job.ts';

/** The stage that tells best how far an import is: reading photos, once it is known how many there are. */
export function telling(job: Job): StageProgress | undefined {
  const photos = job.stages.find(({ name }) => name === 'photos');
  if (photos && isOpen(photos) && (photos.total ?? 0) > 0) return photos;
  return job.stages.find(isOpen) ?? job.stages.at(-1);
}

const isOpen = ({ done, total }: StageProgress): boolean => total === null || done < total;
