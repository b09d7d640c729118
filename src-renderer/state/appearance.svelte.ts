import { type Language, languageKey } from '../text/language.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const themeKey = 'lookalike-theme';

/** Theme and language that a person chose; kept in the browser, and in force before anything is drawn. */
export class Appearance {
  #theme = $state<Theme>(storedTheme());

  constructor() {
    this.#apply();
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    keep(themeKey, theme === 'system' ? null : theme);
    this.#apply();
  }

  /** Every word is read when the page starts, so it starts anew. Null: the browser's language. */
  speak(language: Language | null): void {
    keep(languageKey, language);
    location.reload();
  }

  /** See theme.css. */
  #apply(): void {
    document.documentElement.dataset['theme'] = this.#theme;
  }
}

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(themeKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that stores nothing forgets it with the page.
  }
}
