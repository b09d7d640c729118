import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gate } from '../../../src-main/pipeline/gate.ts';
import { JobProgress, newJob } from '../../../src-main/pipeline/job-progress.ts';
import { Job } from '../../../src-shared/contract/job.ts';

const job = () => Job.parse({ ...newJob('import', ['scan', 'photos', 'index']), id: 1 });

describe('the progress of a job', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const stage = (progress: JobProgress, name: string) =>
    progress.snapshot().stages.find((candidate) => candidate.name === name)!;

  it('tells rate and time left from the last seconds of work', () => {
    const progress = new JobProgress(job());
    progress.enter('running');
    progress.begin('photos', 100);
    for (let second = 0; second < 10; second++) {
      vi.advanceTimersByTime(1_000);
      progress.advance('photos', 5);
    }
    expect(stage(progress, 'photos').perSecond).toBeCloseTo(5, 5);
    expect(stage(progress, 'photos').secondsLeft).toBeCloseTo(10, 5);
  });

  it('follows a change of speed within the window', () => {
    const progress = new JobProgress(job());
    progress.enter('running');
    progress.begin('photos', 10_000);
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(1_000);
      progress.advance('photos', second < 30 ? 100 : 1);
    }
    expect(stage(progress, 'photos').perSecond).toBeCloseTo(1, 5);
  });

  it('knows no time left before it knows how many there are', () => {
    const progress = new JobProgress(job());
    progress.enter('running');
    progress.advance('photos', 3);
    expect(stage(progress, 'photos')).toMatchObject({ done: 3, total: null, secondsLeft: null });
  });

  it('does not count pauses as work, nor as slowness', () => {
    const progress = new JobProgress(job());
    progress.enter('running');
    progress.begin('photos', 100);
    vi.advanceTimersByTime(2_000);
    progress.advance('photos', 10);
    progress.enter('paused');
    vi.advanceTimersByTime(60_000);
    expect(progress.snapshot().seconds).toBe(2);
    progress.enter('running');
    vi.advanceTimersByTime(1_000);
    expect(progress.snapshot().seconds).toBe(3);
    expect(stage(progress, 'photos').perSecond).toBe(0);
  });

  it('goes on from what was stored', () => {
    const before = new JobProgress(job());
    before.enter('running');
    vi.advanceTimersByTime(5_000);
    before.advance('photos', 40);
    before.counts.added = 40;
    const after = new JobProgress(Job.parse(JSON.parse(JSON.stringify(before.snapshot()))));
    after.enter('running');
    after.advance('photos', 1);
    expect(after.snapshot()).toMatchObject({ seconds: 5, counts: { added: 40 } });
    expect(stage(after, 'photos').done).toBe(41);
  });
});

describe('the gate of a job', () => {
  it('holds work back while paused, and lets it go on', async () => {
    const gate = new Gate();
    gate.hold();
    let passed: boolean | undefined;
    const passing = gate.pass().then((result) => {
      passed = result;
    });
    await Promise.resolve();
    expect(passed).toBeUndefined();
    gate.release();
    await passing;
    expect(passed).toBe(true);
  });

  it('turns away whoever waits when the job is stopped', async () => {
    const gate = new Gate();
    gate.hold();
    const passing = gate.pass();
    gate.stop();
    expect(await passing).toBe(false);
    expect(await gate.pass()).toBe(false);
    expect(gate.signal.aborted).toBe(true);
  });
});
