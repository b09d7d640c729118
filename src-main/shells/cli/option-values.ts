import { ModelName } from '../../../src-shared/contract/model.ts';
import { usageError } from './usage-error.ts';

/** @throws CodedError 'bad-usage' */
export function oneOf(
  option: string,
  allowed: readonly string[],
  typed: string | undefined,
): string | undefined {
  if (typed === undefined || allowed.includes(typed)) return typed;
  throw usageError(`--${option} takes ${allowed.join(', ')}, not '${typed}'.`);
}

/** @throws CodedError 'bad-usage' */
export function wholeNumber(
  option: string,
  least: number,
  most: number,
  typed: string | undefined,
): number | undefined {
  if (typed === undefined) return undefined;
  const value = /^\d{1,10}$/.test(typed) ? Number(typed) : NaN;
  if (value >= least && value <= most) return value;
  throw usageError(`--${option} takes a whole number from ${least} to ${most}, not '${typed}'.`);
}

/**
 * @param what the option or the command that takes it
 * @throws CodedError 'bad-usage'
 */
export function modelName(what: string, typed = ''): string {
  if (ModelName.safeParse(typed).success) return typed;
  throw usageError(
    `${what} takes a model's name (small letters, digits, dots and hyphens, at most 64), not '${typed}'.`,
  );
}
