import envPaths from 'env-paths';

/** Where the library lies when nobody says otherwise; every shell of one person shares it. */
export const defaultDataFolder = (): string => envPaths('Lookalike', { suffix: '' }).data;
