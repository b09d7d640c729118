import type { CustomScheme } from 'electron';

/** Has to be said before Electron is ready. Neither may pass by the content security policy. */
export const privilegedSchemes: CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  // Another origin than the page's, so that drawing its pictures takes the answer's consent.
  { scheme: 'photo', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
];
