import type { EngineState } from '../../../../src-shared/contract/desktop.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { ShellText } from '../text/text.ts';
import type { Tell } from './notes.ts';

interface EngineNoteParts {
  engine: Pick<EngineProcess, 'state' | 'onState'>;
  words: ShellText;
  tell: Tell;
  showWindow: () => void;
}

/** Tells by a note of the system, once each time, that the engine is not started again by itself. */
export function noteFailedEngine({ engine, words, tell, showWindow }: EngineNoteParts): void {
  let wasFailed = false;
  const look = ({ state }: EngineState): void => {
    const isFailed = state === 'failed';
    // Each try starts it, so that whether it runs again is what ends a failure.
    if (isFailed && !wasFailed) tell(words.engineStopped, showWindow);
    if (isFailed || state === 'running') wasFailed = isFailed;
  };
  engine.onState(look);
  look(engine.state);
}
