import cliProgress from 'cli-progress';
import type { Job, StageName, StageProgress } from '../../../src-shared/contract/job.ts';
import { formatBytes, formatCount, formatDecimal, formatDuration } from './figures.ts';
import { printable } from './printable.ts';

/** Shows how far a job is, on standard error. */
export interface JobDisplay extends Disposable {
  show(job: Job): void;
  /** A line that stays, above the bars. */
  note: (line: string) => void;
}

const titles: Record<StageName, string> = {
  scan: 'Looking for photos',
  photos: 'Reading photos',
  index: 'Updating the index',
  evaluate: 'Comparing photos',
  look: 'Looking at photos',
  train: 'Training, steps',
  compare: 'Comparing models',
  reread: 'Reading anew',
  adopt: 'Changing over',
  download: 'Downloading',
  map: 'Laying out the map',
};

// A log file wants to know that it goes on, not every photo.
const lineIntervalMs = 5_000;

/** Bars on a terminal; elsewhere a plain line now and then. */
export function createJobDisplay(): JobDisplay {
  return process.stderr.isTTY ? createBars() : createLines();
}

function createBars(): JobDisplay {
  const bars = new cliProgress.MultiBar({
    stream: process.stderr,
    format: (_options, _params, payload: Partial<BarPayload>) => formatBar(payload),
    // Ctrl-C is ours to handle.
    gracefulExit: false,
    forceRedraw: true,
    emptyOnZero: true,
  });
  const byStage = new Map<StageName, cliProgress.SingleBar>();
  return {
    show: (job) => {
      for (const stage of job.stages) {
        if (!hasBegun(stage) && !byStage.has(stage.name)) continue;
        const payload: BarPayload = { stage, current: showsFile.has(stage.name) ? job.current : null };
        const bar = byStage.get(stage.name) ?? bars.create(stage.total ?? 0, stage.done, payload);
        byStage.set(stage.name, bar);
        bar.update(stage.done, payload);
      }
    },
    note: (line) => {
      // The bars write it when they are drawn next; without one nothing is drawn.
      if (byStage.size === 0) process.stderr.write(`${line}\n`);
      else bars.log(`${line}\n`);
    },
    [Symbol.dispose]: () => {
      // Notes that were not drawn yet.
      if (byStage.size > 0) bars.update();
      bars.stop();
    },
  };
}

interface BarPayload {
  stage: StageProgress;
  current: string | null;
}

const barLength = 24;
/** The stages that go file by file. */
const showsFile: ReadonlySet<StageName> = new Set<StageName>(['photos', 'evaluate', 'look']);

function formatBar({ stage, current = null }: Partial<BarPayload>): string {
  if (!stage) return '';
  const share = stage.total === null || stage.total === 0 ? 0 : Math.min(1, stage.done / stage.total);
  const filled = Math.round(share * barLength);
  // Without a total there is nothing to fill.
  const bar =
    stage.total === null ? ' '.repeat(barLength) : '█'.repeat(filled) + '░'.repeat(barLength - filled);
  const now = current === null ? '' : `  ${printable(current.split(/[\\/]/).at(-1) ?? '').slice(0, 40)}`;
  return `${titles[stage.name].padEnd(18)} ${bar}  ${describeStage(stage)}${now}`;
}

function createLines(): JobDisplay {
  let lastAtMs = -Infinity;
  let lastLine = '';
  return {
    show: (job) => {
      const stage = job.stages.findLast(hasBegun);
      if (!stage) return;
      const isOver = job.state !== 'running';
      const nowMs = performance.now();
      if (!isOver && nowMs - lastAtMs < lineIntervalMs) return;
      const line = `${titles[stage.name]}: ${describeStage(stage)}`;
      if (line === lastLine) return;
      process.stderr.write(`${line}\n`);
      [lastAtMs, lastLine] = [nowMs, line];
    },
    note: (line) => {
      process.stderr.write(`${line}\n`);
    },
    [Symbol.dispose]: () => undefined,
  };
}

const hasBegun = (stage: StageProgress) => stage.done > 0 || stage.total !== null;

/** `1,204 of 5,000, 82.5/s, 46 s left` */
function describeStage({ name, done, total, perSecond, secondsLeft }: StageProgress): string {
  const amount = name === 'download' ? formatBytes : formatCount;
  const rate = name === 'download' ? formatBytes : formatDecimal;
  const parts = [total === null ? amount(done) : `${amount(done)} of ${amount(total)}`];
  if (perSecond > 0) parts.push(`${rate(perSecond)}/s`);
  if (secondsLeft !== null && secondsLeft > 0) parts.push(`${formatDuration(secondsLeft)} left`);
  return parts.join(', ');
}
