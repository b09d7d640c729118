import { de } from './de.ts';
import { en, type Text } from './en.ts';
import { language } from './language.ts';

const catalogues: Record<typeof language, Text> = { en, de };

/** Every word on the screens. */
export const text: Text = catalogues[language];
