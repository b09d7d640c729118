import { solve } from './solve.ts';

/** One observation: what was measured, and how likely it was so. `inputs` has the same length throughout. */
export interface Observation {
  inputs: readonly number[];
  /** 0..1. */
  outcome: number;
  /** How many observations it stands for; 1 unless told. */
  weight?: number;
}

/** Holds weights near a guess, as `strength` observations of unit curvature would. */
interface Prior {
  /** One for each input, and the intercept last. */
  weights: readonly number[];
  strength: readonly number[];
}

const ROUNDS = 30;
const MOST_HALVINGS = 12;
/** Of the misfit: a round that improves it by less was the last. */
const LEAST_GAIN = 1e-9;
const noPrior: Prior = { weights: [], strength: [] };

/**
 * Logistic regression by Newton's method, each step halved until it improves the fit, as whole steps can run away
 * where the outcomes are all but separated. Only a prior makes the weights finite where they are separated.
 *
 * @returns one weight for each input, and the intercept last
 */
export function fitLogistic(observations: readonly Observation[], prior = noPrior): number[] {
  const size = (observations[0]?.inputs.length ?? 0) + 1;
  let weights = Array.from({ length: size }, (_, index) => prior.weights[index] ?? 0);
  let misfit = misfitOf(weights, observations, prior);
  for (let round = 0; round < ROUNDS; round++) {
    const step = solve(normalEquations(weights, observations, prior));
    const next = improved(weights, step, misfit, (tried) => misfitOf(tried, observations, prior));
    if (!next) break;
    const gain = misfit - next.misfit;
    ({ weights, misfit } = next);
    if (gain < LEAST_GAIN * misfit) break;
  }
  return weights;
}

/** A whole step or as much of it as improves the fit; null where none does. */
function improved(
  weights: readonly number[],
  step: readonly number[],
  misfit: number,
  misfitOfWeights: (weights: readonly number[]) => number,
): { weights: number[]; misfit: number } | null {
  for (let halving = 0, factor = 1; halving < MOST_HALVINGS; halving++, factor /= 2) {
    const tried = weights.map((weight, index) => weight + factor * (step[index] ?? 0));
    const triedMisfit = misfitOfWeights(tried);
    if (triedMisfit < misfit) return { weights: tried, misfit: triedMisfit };
  }
  return null;
}

/** [H | g] of the penalised log-likelihood, one row for each weight. */
function normalEquations(
  weights: readonly number[],
  observations: readonly Observation[],
  prior: Prior,
): Float64Array[] {
  const size = weights.length;
  const rows = weights.map((weight, index) => {
    const strength = prior.strength[index] ?? 0;
    const row = new Float64Array(size + 1);
    row[index] = strength;
    row[size] = strength * ((prior.weights[index] ?? 0) - weight);
    return row;
  });
  for (const { inputs, outcome, weight = 1 } of observations) {
    const chance = 1 / (1 + Math.exp(-logitOf(weights, inputs)));
    const curvature = weight * chance * (1 - chance);
    const slope = weight * (outcome - chance);
    for (const [index, row] of rows.entries()) {
      const value = inputs[index] ?? 1;
      for (let other = 0; other < size; other++)
        row[other] = (row[other] ?? 0) + curvature * value * (inputs[other] ?? 1);
      row[size] = (row[size] ?? 0) + slope * value;
    }
  }
  return rows;
}

/** Minus the penalised log-likelihood. */
function misfitOf(weights: readonly number[], observations: readonly Observation[], prior: Prior): number {
  let misfit = 0;
  for (const [index, weight] of weights.entries()) {
    misfit += ((prior.strength[index] ?? 0) * (weight - (prior.weights[index] ?? 0)) ** 2) / 2;
  }
  for (const { inputs, outcome, weight = 1 } of observations) {
    const logit = logitOf(weights, inputs);
    misfit += weight * (outcome * softplus(-logit) + (1 - outcome) * softplus(logit));
  }
  return misfit;
}

function logitOf(weights: readonly number[], inputs: readonly number[]): number {
  let logit = weights[inputs.length] ?? 0;
  for (let index = 0; index < inputs.length; index++) logit += (inputs[index] ?? 0) * (weights[index] ?? 0);
  return logit;
}

/** ln(1 + e^x), without overflow. */
const softplus = (value: number): number => Math.max(0, value) + Math.log1p(Math.exp(-Math.abs(value)));
