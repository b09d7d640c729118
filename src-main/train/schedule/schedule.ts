import { z } from 'zod';

const Rate = z.number().positive();
const Step = z.int().nonnegative();
const Boundaries = z
  .array(z.int().positive())
  .refine((steps) => steps.every((step, index) => step > (steps[index - 1] ?? 0)), {
    error: 'boundaries must grow',
  });

/** How the learning rate goes over the steps of a training, as data. */
export const Schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('constant'), rate: Rate }),
  /** Up to `rate` in a line over the first steps, then down to 0 along half a cosine. */
  z.object({ kind: z.literal('warm-up-cosine'), rate: Rate, warmUpSteps: Step, steps: z.int().positive() }),
  /** BiT-HyperRule: up to `rate` in a line from 0, then a tenth of it after each boundary. */
  z.object({ kind: z.literal('hyper-rule'), rate: Rate, warmUpSteps: Step, boundaries: Boundaries }),
  /** After boundary i, `rate * factors[i]`: every factor is one of the rate, not of the factor before. */
  z
    .object({ kind: z.literal('steps'), rate: Rate, boundaries: Boundaries, factors: z.array(Rate) })
    .refine(({ boundaries, factors }) => boundaries.length === factors.length, {
      error: 'each boundary needs a factor',
    }),
]);
export type Schedule = z.infer<typeof Schedule>;

/**
 * A rate changes with the step after a boundary, as in Keras' `PiecewiseConstantDecay` and in BiT's own code.
 *
 * @param step counts from 0
 */
export function learningRateAt(schedule: Schedule, step: number): number {
  switch (schedule.kind) {
    case 'constant':
      return schedule.rate;
    case 'warm-up-cosine':
      return schedule.rate * warmUpCosine(step, schedule.warmUpSteps, schedule.steps);
    case 'hyper-rule': {
      const { rate, warmUpSteps } = schedule;
      // A first step at rate 0 teaches nothing, but it is the rule.
      if (step < warmUpSteps) return (rate * step) / warmUpSteps;
      return rate / 10 ** boundariesPassed(schedule.boundaries, step);
    }
    case 'steps': {
      const passed = boundariesPassed(schedule.boundaries, step);
      return schedule.rate * (passed === 0 ? 1 : (schedule.factors[passed - 1] ?? 1));
    }
  }
}

function warmUpCosine(step: number, warmUpSteps: number, steps: number): number {
  if (step < warmUpSteps) return (step + 1) / warmUpSteps;
  const decayed = (step - warmUpSteps) / Math.max(1, steps - warmUpSteps);
  return 0.5 * (1 + Math.cos(Math.PI * Math.min(1, decayed)));
}

function boundariesPassed(boundaries: readonly number[], step: number): number {
  return boundaries.filter((boundary) => step > boundary).length;
}
