import { text } from '../../text/text.ts';
import type { NameOption } from '../../ui/name-choices.ts';

export interface CountedLabel {
  name: string;
  /** Photos that have it. */
  count: number;
}

/** A person's own labels first, then what Lookalike has seen most often. */
export function labelOptions(own: readonly CountedLabel[], seen: readonly CountedLabel[]): NameOption[] {
  const ownNames = new Set(own.map(({ name }) => name));
  const option = ({ name, count }: CountedLabel, hint: (count: number) => string): NameOption => ({
    name,
    hint: hint(count),
    picture: null,
  });
  return [
    ...own.map((label) => option(label, text.organise.label.yours)),
    ...seen.filter(({ name }) => !ownNames.has(name)).map((label) => option(label, text.organise.label.seen)),
  ];
}
