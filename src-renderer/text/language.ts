const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

export const languageKey = 'lookalike-language';

const asLanguage = (word: string | null | undefined): Language | undefined =>
  languages.find((known) => known === word?.slice(0, 2).toLowerCase());

/** The one that a person chose; null where the browser's is followed. */
export function chosenLanguage(): Language | null {
  try {
    return asLanguage(localStorage.getItem(languageKey)) ?? null;
  } catch {
    return null;
  }
}

/** Language of the catalogue in use, from the start of the page to its end; figures and dates follow it. */
export const language: Language =
  chosenLanguage() ?? navigator.languages.map(asLanguage).find((known) => known !== undefined) ?? 'en';
