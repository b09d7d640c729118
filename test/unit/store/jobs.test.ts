import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { FolderId } from '../../../src-shared/contract/ids.ts';
import { Job } from '../../../src-shared/contract/job.ts';
import { newImport, sampleLibrary } from './sample-library.ts';

describe('jobs', () => {
  it('are found again by the next start as they were last saved', () => {
    const sample = sampleLibrary();
    expect(sample.library.jobs.latestImport()).toBeNull();
    const job = sample.library.jobs.create(newImport(), [sample.folderId]);
    expect(Job.parse(job)).toEqual(job);
    const paused: Job = { ...job, state: 'paused', seconds: 12.5, counts: { ...job.counts, added: 7 } };
    const folderIds = [sample.folderId, 8 as FolderId];
    sample.library.jobs.save(paused, folderIds);
    sample.reopen();
    expect(sample.library.jobs.latestImport()).toEqual({ job: paused, folderIds });
  });

  it('of another kind do not stand in the way of the latest import', () => {
    const { library, folderId } = sampleLibrary();
    const job = library.jobs.create(newImport(), [folderId]);
    const evaluation = library.jobs.create({ ...newImport(), kind: 'evaluate' }, []);
    expect(evaluation.id).toBeGreaterThan(job.id);
    expect(library.jobs.latestImport()?.job.id).toBe(job.id);
  });

  it('that another version wrote differently are passed over', () => {
    const { library, folderId } = sampleLibrary();
    library.jobs.create(newImport(), [folderId]);
    const database = new Database(library.databasePath);
    database.prepare(`UPDATE job SET snapshot = '{"state":"thinking"}'`).run();
    database.close();
    expect(library.jobs.latestImport()).toBeNull();
  });
});
