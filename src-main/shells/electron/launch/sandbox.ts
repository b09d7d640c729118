import type { App } from 'electron';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';

/**
 * The start script of an AppImage leaves the sandbox out where the system denies it, and a person would never learn.
 * From source it may be left out: a container's root has to.
 * @throws CodedError 'sandbox-missing'
 */
export function insistOnSandbox({ isPackaged, commandLine }: Pick<App, 'isPackaged' | 'commandLine'>): void {
  if (!isPackaged || !commandLine.hasSwitch('no-sandbox')) return;
  throw new CodedError(
    'sandbox-missing',
    'This system denies Lookalike its sandbox. Install the deb or rpm package, or allow user namespaces.',
  );
}
