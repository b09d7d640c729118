/** A name that can be chosen from a list. */
export interface NameOption {
  name: string;
  /** What it stands for, in a few words. */
  hint: string;
  /** Address of a picture that stands for it. */
  picture: string | null;
}

export interface NameChoice {
  name: string;
  /** Null for a name that is new. */
  option: NameOption | null;
}

const mostShown = 200;

const caseless = (name: string): string => name.normalize('NFKC').toLowerCase();
/** Without accents too: who looks for `Cafe` means `Café` as well. */
const plain = (name: string): string => caseless(name).normalize('NFD').replace(/\p{M}/gu, '');

/**
 * What can be chosen, given what was written so far. That itself comes first: as the option of that name, whatever
 * its case, or as a new one. So Enter never takes more than was written.
 */
export function choicesFor(options: readonly NameOption[], written: string): NameChoice[] {
  const name = written.trim();
  if (name === '') return options.slice(0, mostShown).map(toChoice);
  const same = options.find((option) => caseless(option.name) === caseless(name));
  const wanted = plain(name);
  const others = options.filter((option) => option !== same && plain(option.name).includes(wanted));
  return [same ? toChoice(same) : { name, option: null }, ...others.slice(0, mostShown).map(toChoice)];
}

const toChoice = (option: NameOption): NameChoice => ({ name: option.name, option });
