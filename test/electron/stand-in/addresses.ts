import type Electron from 'electron';

/**
 * Chromium alone knows no scheme of ours, so a page of `app://lookalike` is loaded as one of https://lookalike.test,
 * and both ways addresses are put back, so that neither the program nor the page is told a wrong one more than it must.
 */
const standIn = /^https:\/\/lookalike\.test(?=[/:?#]|$)/;
const own = 'app://lookalike';

export const forChromium = (address: string): string =>
  address.startsWith(own) ? address.replace(own, 'https://lookalike.test') : address;

/** A picture that a page wants to read pixel by pixel asks for it at another place: see picture-reads in page-world.ts. */
const readPicture = /^https:\/\/([a-z]+)\.photo\.lookalike\.test\//;

export const forProgram = (address: string): string =>
  address.replace(standIn, own).replace(readPicture, 'photo://$1/');

/** Headers of an answer, as Chromium has to see them. */
export function headersForChromium(headers: Headers): { name: string; value: string }[] {
  return [...headers].map(([name, value]) => ({
    name,
    value: value
      .replaceAll(own, 'https://lookalike.test')
      .replaceAll(/(?<=[\s;]|^)photo:(?=[\s;,]|$)/g, 'photo: https://*.photo.lookalike.test'),
  }));
}

let schemes: Electron.CustomScheme[] = [];

export function rememberSchemes(registered: Electron.CustomScheme[]): void {
  schemes = registered;
}

export const isPrivileged = (scheme: string, privilege: keyof Electron.Privileges): boolean =>
  schemes.some((one) => one.scheme === scheme && one.privileges?.[privilege] === true);
