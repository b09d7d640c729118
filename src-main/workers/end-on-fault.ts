import { inspect } from 'node:util';

/**
 * Ends this process at a fault that nobody caught, and says which. Said here because Electron's processes only warn of
 * a rejection that Node's end with: whoever waits for such a process would wait forever.
 */
export function endOnFault(): void {
  const end = (fault: unknown): void => {
    const text = fault instanceof Error ? (fault.stack ?? fault.message) : inspect(fault);
    process.stderr.write(`${text}\n`, () => {
      process.exit(1);
    });
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
