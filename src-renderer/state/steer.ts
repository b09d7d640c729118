import type { Example, QueryPicture, Region } from '../../src-shared/contract/search.ts';
import { queryKey, type SearchRoute } from './route.ts';

/** Which way an example pulls. */
export type Pull = 'more' | 'less';

/** As many as one search takes. */
const mostExamples = 200;

export const pullOf = ({ weight }: Example): Pull => (weight > 0 ? 'more' : 'less');

/** Which way a picture pulls this search; null where it is no example. */
export function pullOn(search: SearchRoute, picture: QueryPicture): Pull | null {
  const example = search.examples?.find((one) => queryKey(one.picture) === queryKey(picture));
  return example ? pullOf(example) : null;
}

/** Marks a picture as an example with full weight, or takes it out where it pulls that way already. */
export function steer(search: SearchRoute, picture: QueryPicture, pull: Pull): SearchRoute {
  const others = (search.examples ?? []).filter((one) => queryKey(one.picture) !== queryKey(picture));
  if (pullOn(search, picture) === pull) return withExamples(search, others);
  return withExamples(
    search,
    [...others, { picture, weight: pull === 'more' ? 1 : -1 }].slice(-mostExamples),
  );
}

/** Puts another example in the place of one. */
export const withExample = (search: SearchRoute, at: number, example: Example): SearchRoute =>
  withExamples(search, search.examples?.toSpliced(at, 1, example) ?? []);

export const withoutExample = (search: SearchRoute, at: number): SearchRoute =>
  withExamples(search, search.examples?.toSpliced(at, 1) ?? []);

export function withExamples(search: SearchRoute, examples: readonly Example[]): SearchRoute {
  const { examples: _, ...rest } = search;
  return examples.length === 0 ? rest : { ...rest, examples };
}

/** The same with a part of the query picture, or with all of it. */
export function withRegion<T extends { region?: Region | undefined }>(of: T, region: Region | null): T {
  const { region: _, ...rest } = of;
  return (region ? { ...rest, region } : rest) as T;
}

/** @param score 0 shows all hits */
export function withMinScore(search: SearchRoute, score: number): SearchRoute {
  const { minScore: _, ...rest } = search;
  return score > 0 ? { ...rest, minScore: Math.min(1, score) } : rest;
}
