import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../src-shared/contract/model.ts';
import type { EpochFigures, TrainingRun } from '../../../src-shared/contract/training.ts';
import { JobId, RunId } from '../../../src-shared/contract/ids.ts';
import { compareModels } from '../../../src-main/evidence/compare-models.ts';
import { renderReport, type ReportInput } from '../../../src-main/evidence/report/render-report.ts';
import { photosShown } from '../../../src-main/evidence/report/sample-rows.ts';
import { chooseSampleQueries } from '../../../src-main/evidence/sample-queries.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';
import { madeVectors } from './made-vectors.ts';
import { plainNearest } from './plain-nearest.ts';

const HOSTILE = `<img src=x onerror="alert(1)">'&\u0000\u202e`;

const epochs = Array.from({ length: 4 }, (_, index): EpochFigures => ({
  ...{
    epoch: index + 1,
    step: 10 * (index + 1),
    learningRate: 0.001,
    loss: 0.9 / (index + 1),
    heldOutLoss: 0.8,
  },
  ...{ recallAt1: 0.8, mapAtR: 0.5, seconds: 2, samplesPerSecond: 1_000, isBest: index === 2 },
}));

function input(classCount = 3, changes: Partial<TrainingRun> = {}): ReportInput {
  const shape = { count: 20 * classCount, classes: classCount, dimensions: 12 };
  const [old, renewed] = [
    madeVectors({ ...shape, spread: 2.5 }, 1),
    madeVectors({ ...shape, spread: 0.3 }, 1),
  ];
  const { labels } = old;
  const classes = Array.from({ length: classCount }, (_, label) => `${HOSTILE} ${label}`);
  const before = plainNearest(old.vectors, labels.length, labels.length);
  const after = plainNearest(renewed.vectors, labels.length, labels.length);
  const comparison: Comparison = {
    ...compareModels({ labels, classes, before, after }, seededRandom(1)),
    library: { photos: 100, neighbours: 10, changedShare: 0.25 },
  };
  const places = Float32Array.from({ length: labels.length * 2 }, seededRandom(3));
  const samples = chooseSampleQueries(labels, before, after, seededRandom(2));
  const run: TrainingRun = {
    ...{ id: RunId.parse(1), jobId: JobId.parse(1), state: 'done' },
    request: {
      ...{ preset: 'quick', seed: 1, loss: 'semi-hard' },
      source: { kind: 'folder', folder: `/home/anna/secret/${HOSTILE}` },
    },
    runtime: { name: 'wasm', device: HOSTILE },
    backbone: 'efficientnet-lite0',
    check: {
      photos: 99,
      classes: [{ name: HOSTILE, photos: 9, train: 7, heldOut: 2 }],
      ...{ trainPhotos: 80, heldOutPhotos: 19 },
      findings: [
        { kind: 'unreadable', path: `/home/anna/secret/a/${HOSTILE}`, code: 'bad', message: HOSTILE },
        { kind: 'class-too-thin', label: HOSTILE, photos: 1 },
      ],
    },
    ...{ plannedEpochs: 10, stepsPerEpoch: 10, stepInEpoch: 0, currentLoss: null, epochs, comparison },
    ...{ model: 'plants', startedAtMs: 0, seconds: 61, error: null },
    ...changes,
  };
  const pictures = new Map(photosShown(samples).map((photo) => [photo, Uint8Array.of(0xff, 0xd8, photo)]));
  const models = { before: 'efficientnet-lite0', after: 'plants' };
  return {
    ...{ run, comparison, classes, labels, samples, pictures, models },
    maps: { rows: labels.map((_, row) => row), before: places, after: places },
    finishedAtMs: 1e12,
  };
}

/** As a browser sees it: line breaks in text are spaces. */
const rendered = (from: ReportInput): string => renderReport(from).replace(/[ \n]+/g, ' ');

describe('the report', () => {
  const page = rendered(input());

  it('says first, in words, whether it got better, and what for', () => {
    expect(page.indexOf('Better: the new model')).toBeLessThan(page.indexOf('Recall@1'));
    expect(page).toContain('25.0\u{a0}% of a photo\u{2019}s first 10 hits would be others');
    const swapped = input();
    const { before, after, gain } = swapped.comparison;
    const negated = Object.fromEntries(
      Object.entries(gain).map(([name, { value, low, high }]) => [
        name,
        { value: -value, low: -high, high: -low },
      ]),
    ) as Comparison['gain'];
    const worse: Comparison = {
      before: after,
      after: before,
      gain: negated,
      verdict: 'worse',
      library: null,
    };
    expect(rendered({ ...swapped, comparison: worse })).toContain('Worse: the new model');
  });

  it('tells of a figure that fell though the verdict is good', () => {
    const changed = input();
    changed.comparison.gain.recallAt10 = { value: -0.04, low: -0.06, high: -0.02 };
    expect(rendered(changed)).toContain('But Recall@10 (one of the first 10 is right) fell by');
  });

  it('needs nothing but itself: no script, no file, no address', () => {
    expect(page).not.toMatch(/<(script|link|iframe|object|embed|base)\b/i);
    expect(page).not.toMatch(/https?:|url\(|@import/);
    for (const [, source] of page.matchAll(/\ssrc="([^"]*)"/g))
      expect(source).toMatch(/^data:image\/jpeg;base64,/);
  });

  it('shows hostile names as text, and no full path', () => {
    expect(page).not.toMatch(/<img src=x/);
    expect(page).not.toContain('\u0000');
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;');
    expect(page).not.toContain('/home/anna');
  });

  it('closes every element it opens', () => {
    const open: string[] = [];
    for (const [, slash, name, selfClosed] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
      if (name === 'meta' || name === 'img' || selfClosed === '/') continue;
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('marks right and wrong hits in words and signs, not by colour alone', () => {
    expect(page).toMatch(/alt="Hit \d, wrong: /);
    expect(page).toMatch(/alt="Hit \d, right: /);
    expect(page).toContain('\u2713');
    expect(page).toContain('\u2717');
  });

  it('sets the published figures beside those of preset paper, and of no other', () => {
    const base = input();
    const paper = rendered({
      ...base,
      run: { ...base.run, request: { ...base.run.request, preset: 'paper' } },
    });
    for (const figure of ['0.941', '0.231', '0.919', '0.305', '0.297']) expect(paper).toContain(figure);
    expect(page).not.toContain('0.941');
  });

  it('copes with many categories, no epoch, no check and missing pictures', () => {
    expect(rendered(input(30))).toContain('22 smaller categories');
    const bare = rendered({
      ...input(3, { epochs: [], check: null, runtime: null }),
      pictures: new Map(),
    });
    expect(bare).toContain('No epoch was finished');
    expect(bare).not.toMatch(/NaN|Infinity|undefined/);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });
});
