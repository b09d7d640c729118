import { describe, expect, it } from 'vitest';
import { hyperRuleFor } from '../../../../src-main/train/schedule/hyper-rule.ts';
import { learningRateAt, Schedule } from '../../../../src-main/train/schedule/schedule.ts';

const upTo = (count: number): number[] => [...Array(count).keys()];

describe('the learning rate', () => {
  it('stays the same where it is constant', () => {
    expect([0, 1, 1_000].map((step) => learningRateAt({ kind: 'constant', rate: 0.2 }, step))).toEqual([
      0.2, 0.2, 0.2,
    ]);
  });

  describe('with warm-up and cosine', () => {
    const schedule: Schedule = { kind: 'warm-up-cosine', rate: 0.5, warmUpSteps: 10, steps: 110 };
    const rates = upTo(110).map((step) => learningRateAt(schedule, step));

    it('grows in a line from the first step on, which is not lost, to its height', () => {
      for (const step of upTo(10)) expect(rates[step]).toBeCloseTo(0.05 * (step + 1), 12);
      expect(rates[10]).toBe(0.5);
    });

    it('falls along half a cosine, nearly to 0 at the last step and to 0 after it', () => {
      expect(rates[35]).toBeCloseTo(0.25 * (1 + Math.SQRT1_2), 12);
      expect(rates[60]).toBeCloseTo(0.25, 12);
      for (const step of upTo(99)) expect(rates[step + 11]!).toBeLessThan(rates[step + 10]!);
      expect(rates[109]).toBeGreaterThan(0);
      expect(rates[109]).toBeLessThan(0.001);
      expect(learningRateAt(schedule, 110)).toBe(0);
      expect(learningRateAt(schedule, 500)).toBe(0);
    });

    it('does without a warm-up, and ends where the warm-up takes all steps', () => {
      expect(learningRateAt({ ...schedule, warmUpSteps: 0 }, 0)).toBe(0.5);
      expect(learningRateAt({ ...schedule, warmUpSteps: 110 }, 109)).toBe(0.5);
      expect(learningRateAt({ ...schedule, warmUpSteps: 110 }, 110)).toBeGreaterThanOrEqual(0);
    });
  });

  it("of the paper's script is multiplied by 0.1, 0.001 and 0.0001, not by 0.1 each time", () => {
    const schedule: Schedule = {
      kind: 'steps',
      rate: (0.003 * 64) / 512,
      boundaries: [200, 300, 400],
      factors: [0.1, 0.001, 0.0001],
    };
    const expected = {
      0: 3.75e-4,
      200: 3.75e-4,
      201: 3.75e-5,
      300: 3.75e-5,
      301: 3.75e-7,
      400: 3.75e-7,
      401: 3.75e-8,
    };
    for (const [step, rate] of Object.entries({ ...expected, 10_000: 3.75e-8 })) {
      expect(learningRateAt(schedule, Number(step))).toBeCloseTo(rate, 15);
    }
  });

  it("of BiT-HyperRule grows from 0 and is divided by 10 after each boundary, as BiT's own code does", () => {
    const { schedule } = hyperRuleFor(3_120, 512);
    const expected = { 0: 0, 1: 3e-5, 50: 0.0015, 99: 0.00297, 100: 0.003, 200: 0.003 };
    const later = { 201: 3e-4, 300: 3e-4, 301: 3e-5, 400: 3e-5, 401: 3e-6, 499: 3e-6 };
    for (const [step, rate] of Object.entries({ ...expected, ...later })) {
      expect(learningRateAt(schedule, Number(step))).toBeCloseTo(rate, 12);
    }
  });

  it('is never negative and always finite', () => {
    const schedules: Schedule[] = [
      hyperRuleFor(1, 1).schedule,
      { kind: 'warm-up-cosine', rate: 1, warmUpSteps: 0, steps: 1 },
      { kind: 'warm-up-cosine', rate: 1, warmUpSteps: 5, steps: 1 },
      { kind: 'steps', rate: 1, boundaries: [], factors: [] },
    ];
    for (const schedule of schedules) {
      for (const step of upTo(20)) {
        const rate = learningRateAt(schedule, step);
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(rate).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('BiT-HyperRule', () => {
  const lengths = (images: number): number[] => {
    const { schedule, steps } = hyperRuleFor(images, 512);
    return [schedule.warmUpSteps, ...schedule.boundaries, steps];
  };

  it('trains longer on more photos, with mixup from 20,000 on', () => {
    expect(lengths(19_999)).toEqual([100, 200, 300, 400, 500]);
    expect(lengths(20_000)).toEqual([500, 3_000, 6_000, 9_000, 10_000]);
    expect(lengths(499_999)).toEqual([500, 3_000, 6_000, 9_000, 10_000]);
    expect(lengths(500_000)).toEqual([500, 6_000, 12_000, 18_000, 20_000]);
    expect([19_999, 20_000].map((images) => hyperRuleFor(images, 512).mixup)).toEqual([0, 0.1]);
  });

  it('takes a rate in proportion to the batch, and the same steps', () => {
    expect(hyperRuleFor(3_120, 64).schedule.rate).toBeCloseTo(3.75e-4, 15);
    expect(hyperRuleFor(3_120, 64).steps).toBe(500);
  });

  it('looks at small pictures small', () => {
    expect(hyperRuleFor(100, 64, 96 * 96 - 1)).toMatchObject({ resize: 160, crop: 128 });
    expect(hyperRuleFor(100, 64, 96 * 96)).toMatchObject({ resize: 512, crop: 480 });
    expect(hyperRuleFor(100, 64)).toMatchObject({ resize: 512, crop: 480 });
  });
});

describe('a schedule read from JSON', () => {
  const steps = { kind: 'steps', rate: 1, boundaries: [10, 20], factors: [0.1, 0.01] };

  it('is taken as it was written', () => {
    for (const schedule of [steps, hyperRuleFor(1, 64).schedule, { kind: 'constant', rate: 0.1 }]) {
      expect(Schedule.parse(JSON.parse(JSON.stringify(schedule)))).toEqual(schedule);
    }
  });

  it.each([
    { ...steps, boundaries: [20, 10] },
    { ...steps, boundaries: [10, 10] },
    { ...steps, factors: [0.1] },
    { ...steps, rate: 0 },
    { ...steps, rate: Infinity },
    { kind: 'warm-up-cosine', rate: 1, warmUpSteps: -1, steps: 10 },
    { kind: 'warm-up-cosine', rate: 1, warmUpSteps: 1, steps: 0 },
    { kind: 'linear', rate: 1 },
  ])('is refused where it makes no sense: %j', (schedule) => {
    expect(Schedule.safeParse(schedule).success).toBe(false);
  });
});
