import { en } from './en.ts';

/** Every word on the screens. Another language is another object of this type, chosen here. */
export const text = en;
