import { createEngine } from '../../../engine.ts';
import { endOnFault } from '../../../workers/end-on-fault.ts';
import { openEngineLine } from './engine-line.ts';
import { hostEngine } from './hosted-engine.ts';

/**
 * Process entry of the engine. Whoever started it starts it anew when it ends. Its log goes to standard output: what is
 * last on standard error then says what ended it.
 */
endOnFault();
const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
hostEngine(openEngineLine(log), createEngine, log);
