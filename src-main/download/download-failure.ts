import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';

/** Nobody answered, or nobody could be found to ask. */
const UNREACHABLE = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
];

const HOLD_ON = 'What has arrived is kept: download it again to go on from there.';

/** What a connection that broke says, in words: 'download-offline' or 'download-interrupted'. Both may mend. */
export function connectionFailure(error: unknown, url: string): CodedError {
  if (error instanceof CodedError) return error;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = errorCode(cause);
  const options = { cause: error, transient: true };
  if (UNREACHABLE.includes(code)) {
    return new CodedError(
      'download-offline',
      `${new URL(url).host} cannot be reached (${code}). Connect to the internet, or import the file from a disk. ${HOLD_ON}`,
      options,
    );
  }
  return new CodedError(
    'download-interrupted',
    `The download of ${url} was cut off: ${errorMessage(cause)}. ${HOLD_ON}`,
    options,
  );
}

/** What a status other than 200 and 206 means; one that may be better in a moment is transient. */
export function statusFailure(status: number, url: string): CodedError {
  if (status === 404 || status === 410) {
    return new CodedError(
      'download-missing',
      `There is no ${url} any more (HTTP ${status}). Get the file elsewhere, and import it from a disk.`,
    );
  }
  if (status === 416) {
    return new CodedError(
      'download-outgrown',
      `${url} is shorter than what has arrived of it. Download it again: it starts anew.`,
      { transient: true },
    );
  }
  const transient = status === 408 || status === 429 || status >= 500;
  return new CodedError(
    'download-refused',
    `${new URL(url).host} does not hand out ${url} (HTTP ${status}). Try again later, or import the file from a disk.`,
    { transient },
  );
}

export function notSecure(url: string): CodedError {
  return new CodedError(
    'download-not-secure',
    `${url} is not fetched over https, so anybody on the way could change it. Import the file from a disk instead.`,
  );
}

export function downloadDamaged(url: string, reason: string): CodedError {
  return new CodedError(
    'download-damaged',
    `What arrived from ${url} is not what it should be (${reason}). It was thrown away; download it again.`,
  );
}

export function cancelled(url: string): CodedError {
  return new CodedError('download-cancelled', `The download of ${url} was cancelled. ${HOLD_ON}`);
}
