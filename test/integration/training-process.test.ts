import { once } from 'node:events';
import { fork } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTensors } from '../../src-main/network/read-tensors.ts';
import { runFiles, type TrainingEvent, type TrainingSetup } from '../../src-main/train/training-setup.ts';
import { startTraining } from '../../src-main/workers/train-child.ts';
import type { FromTraining } from '../../src-main/workers/train-messages.ts';
import { canMount, mountSmallDisk } from '../harness/small-disk.ts';
import { makeTraining } from '../unit/train/synthetic-training.ts';

const WORKER = join(import.meta.dirname, '..', '..', 'src-main', 'workers', 'train-worker.ts');

const PATIENT = { earlyStopping: { on: 'heldOutLoss', patience: 10_000 } } as const;
/** Does not end before it is stopped. */
const ENDLESS = { epochs: 10_000, ...PATIENT };

function checkpointsOf({ runDir }: TrainingSetup): [newest: string, previous: string] {
  return [join(runDir, runFiles.checkpoint), join(runDir, runFiles.previousCheckpoint)];
}

async function bestOf({ runDir }: TrainingSetup) {
  return (await readTensors(join(runDir, runFiles.best))).tensors;
}

function runToEnd(setup: TrainingSetup) {
  const events: TrainingEvent[] = [];
  const training = startTraining(setup, (event) => events.push(event));
  return training.outcome.then((outcome) => ({ outcome, events }));
}

/** Ends the process with SIGKILL so long after it told of an epoch. */
async function killAfter(setup: TrainingSetup, epoch: number, delayMs = 0): Promise<void> {
  const child = fork(WORKER, { serialization: 'advanced' });
  child.on('message', (message: FromTraining) => {
    if (message.type !== 'event' || message.event.type !== 'epoch') return;
    if (message.event.figures.epoch === epoch) setTimeout(() => child.kill('SIGKILL'), delayMs);
  });
  child.send({ type: 'setup', setup });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

describe('a training process', () => {
  it('learns, tells how it goes, and keeps the best weights', async () => {
    using training = makeTraining();
    const { outcome, events } = await runToEnd(training.setup);
    expect(events[0]).toMatchObject({ type: 'started', plannedEpochs: 6, stepsPerEpoch: 10, epochs: [] });
    expect(events.filter(({ type }) => type === 'epoch')).toHaveLength(outcome.epochs);
    expect(outcome.bestEpoch).toBeGreaterThan(0);
    const best = outcome.history[outcome.bestEpoch - 1]!;
    expect(best.recallAt1).toBe(Math.max(...outcome.history.map(({ recallAt1 }) => recallAt1)));
    expect(best.recallAt1).toBeGreaterThan(outcome.start.recallAt1);
    expect([...(await bestOf(training.setup)).keys()]).toEqual(['projection.weight', 'projection.bias']);
  });

  it('gives the same weights when it is killed in an epoch and resumed', async () => {
    const settings = { epochs: 5, stepsPerEpoch: 150, ...PATIENT };
    using whole = makeTraining(settings);
    using broken = makeTraining(settings);
    const uninterrupted = await runToEnd(whole.setup);

    await killAfter(broken.setup, 1, 40);
    await killAfter(broken.setup, 3, 20);
    const { outcome, events } = await runToEnd(broken.setup);
    const started = events.find((event) => event.type === 'started');
    expect(started?.epochs.length).toBeGreaterThan(0);
    expect(outcome.bestEpoch).toBe(uninterrupted.outcome.bestEpoch);
    expect(outcome.history.map(({ loss }) => loss)).toEqual(
      uninterrupted.outcome.history.map(({ loss }) => loss),
    );
    expect(await bestOf(broken.setup)).toEqual(await bestOf(whole.setup));
  });

  it('goes on from the checkpoint before a damaged one, and anew where both are', async () => {
    using training = makeTraining(ENDLESS);
    await killAfter(training.setup, 4);
    const flip = (path: string): void => {
      const bytes = readFileSync(path);
      bytes[bytes.length - 5]! ^= 1;
      writeFileSync(path, bytes);
    };
    const restart = async (): Promise<{ epochs: number; lines: string[] }> => {
      const lines: string[] = [];
      const child = startTraining(training.setup, (event) => {
        if (event.type === 'log') lines.push(event.line);
        if (event.type !== 'started') return;
        epochs = event.epochs.length;
        child.stop();
      });
      let epochs = -1;
      await child.outcome;
      return { epochs, lines };
    };
    // Where it was killed between two renames, there is only the older one.
    const paths = checkpointsOf(training.setup).filter((path) => existsSync(path));
    let before = Infinity;
    for (const path of paths) {
      flip(path);
      const { epochs, lines } = await restart();
      expect(lines.join()).toContain(path);
      expect(epochs).toBeLessThan(before);
      before = epochs;
    }
    expect(before).toBe(0);
  });

  it('holds while it is paused, goes on, and stops with what is best by then', async () => {
    using training = makeTraining(ENDLESS);
    let epochs = 0;
    let wake: () => void = () => undefined;
    const child = startTraining(training.setup, (event) => {
      if (event.type === 'epoch') epochs++;
      wake();
    });
    const until = async (count: number): Promise<void> => {
      while (epochs < count) await new Promise<void>((resolve) => (wake = resolve));
    };
    const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));

    await until(2);
    child.pause();
    await rest();
    const held = epochs;
    await rest();
    expect(epochs).toBe(held);
    child.resume();
    await until(held + 2);
    child.pause();
    child.stop();
    const outcome = await child.outcome;
    expect(outcome).toMatchObject({ stopped: 'stopped', epochs: outcome.history.length });
    expect(existsSync(outcome.bestPath)).toBe(true);
  });

  it('gives way to what a person does: it runs at a lower priority', async () => {
    using training = makeTraining(ENDLESS);
    const child = fork(WORKER, { serialization: 'advanced' });
    child.send({ type: 'setup', setup: training.setup });
    await once(child, 'message');
    expect(getPriority(child.pid)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('ends with the process that started it', async () => {
    using training = makeTraining(ENDLESS);
    const child = fork(WORKER, { serialization: 'advanced' });
    child.send({ type: 'setup', setup: training.setup });
    await once(child, 'message');
    child.disconnect();
    expect((await once(child, 'exit'))[1]).toBeNull();
  });

  it('fails when it cannot save, leaves the older checkpoint alone, and goes on once it can', async () => {
    using training = makeTraining({ epochs: 30, ...PATIENT });
    const [checkpoint, previous] = checkpointsOf(training.setup);
    await killAfter(training.setup, 4);
    if (!existsSync(checkpoint)) renameSync(previous, checkpoint);
    rmSync(previous, { force: true });
    const saved = await readTensors(checkpoint);
    // Nobody, not even root, can put a file where a folder with something in it is.
    mkdirSync(join(previous, 'in the way'), { recursive: true });
    await expect(runToEnd(training.setup)).rejects.toMatchObject({
      code: 'checkpoint-not-written',
      transient: true,
    });
    expect(await readTensors(checkpoint)).toEqual(saved);

    rmSync(previous, { recursive: true });
    expect((await runToEnd(training.setup)).outcome).toMatchObject({ stopped: 'finished', epochs: 30 });
  });

  it.skipIf(!canMount)('names a full disk, and goes on when there is room again', async () => {
    using training = makeTraining({ epochs: 6, ...PATIENT });
    using disk = mountSmallDisk();
    const setup = { ...training.setup, runDir: disk.path };
    cpSync(training.setup.runDir, disk.path, { recursive: true });
    await killAfter(setup, 2);
    disk.fill();
    await expect(runToEnd(setup)).rejects.toMatchObject({ code: 'disk-full', transient: true });
    disk.makeRoom();
    const { outcome, events } = await runToEnd(setup);
    expect(outcome).toMatchObject({ stopped: 'finished', epochs: 6 });
    expect(events.find((event) => event.type === 'started')?.epochs.length).toBeGreaterThan(0);
  });

  it('says so when features are missing or not whole', async () => {
    using training = makeTraining();
    writeFileSync(join(training.setup.runDir, runFiles.features), new Uint8Array(12));
    await expect(runToEnd(training.setup)).rejects.toMatchObject({ code: 'features-damaged' });
  });

  it.skipIf(process.platform !== 'linux')('calls a process that is lost something to resume', async () => {
    using training = makeTraining(ENDLESS);
    const { outcome } = startTraining(training.setup, (event) => {
      if (event.type === 'started') for (const pid of trainingProcesses()) process.kill(pid, 'SIGKILL');
    });
    await expect(outcome).rejects.toMatchObject({ code: 'training-crashed', transient: true });
  });
});

/** Children of this very process. */
function trainingProcesses(): number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('train-worker'))
    .map(Number);
}
