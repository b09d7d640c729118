import { CodedError, errorCode, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { httpStatus } from './updater.ts';

/** What a person is told. Errors of the updater quote whole answers of a server; those are for the log alone. */
export function describeFailure(error: unknown): { code: string; message: string } {
  if (error instanceof CodedError) return error;
  const code = errorCode(error);
  const status = httpStatus(error);
  const known = failures[code];
  if (known) return known;
  if (status === 404) return noRelease;
  // Node names what went wrong on the way, Chromium says it; a server that answers with 5xx is as good as none.
  const isOnTheWay = /^(E(CONN|NOTFOUND|AI_|TIMEDOUT|PIPE|HOST|NET|PROTO)|CERT_|ERR_TLS)/.test(code);
  if (isOnTheWay || errorMessage(error).startsWith('net::') || (status ?? 0) >= 500) {
    return {
      code: 'update-source-unreachable',
      message: 'The place where updates come from could not be reached. Check the connection and try again.',
    };
  }
  const [firstLine = ''] = errorMessage(error).split('\n');
  return { code: 'update-failed', message: `The update did not work: ${firstLine.slice(0, 200)}` };
}

const noRelease = {
  code: 'update-source-empty',
  message: 'No release for this system was found where updates come from. Try again later.',
};

const failures: Record<string, { code: string; message: string }> = {
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: noRelease,
  ERR_CHECKSUM_MISMATCH: {
    code: 'update-damaged',
    message: 'The download arrived damaged. Look for the update again.',
  },
  ERR_UPDATER_INVALID_SIGNATURE: {
    code: 'update-signature-wrong',
    message:
      'The download is not signed by the publisher of Lookalike. It was deleted and nothing was installed.',
  },
  ENOSPC: {
    code: 'update-disk-full',
    message: 'There is no room for the update. Free some space and try again.',
  },
};
