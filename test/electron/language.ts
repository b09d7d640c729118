/** What tells programs of Linux which language a person speaks; others are told by a switch. */
export function languageOf(locale: string): { LANGUAGE: string; LANG: string } {
  const [language = locale] = locale.split('-');
  return { LANGUAGE: language, LANG: `${locale.replace('-', '_')}.UTF-8` };
}
