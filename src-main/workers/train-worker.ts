import { constants, setPriority } from 'node:os';
import { Gate } from '../pipeline/gate.ts';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { TrainingSetup } from '../train/training-setup.ts';
import { openParentLine } from './parent-line.ts';
import { toFailure } from './thread-failure.ts';
import { train } from './train.ts';
import type { FromTraining, ToTraining } from './train-messages.ts';

/** Process entry: one training. It ends with it, and with the engine. */
const gate = new Gate();

const line = openParentLine();
line.onMessage((told) => {
  const message = told as ToTraining;
  switch (message.type) {
    case 'setup':
      void run(message.setup);
      break;
    case 'pause':
      gate.hold();
      break;
    case 'resume':
      gate.release();
      break;
    case 'stop':
      gate.stop();
  }
});

async function run(setup: TrainingSetup): Promise<void> {
  yieldToPeople();
  try {
    const outcome = await train(setup, gate, (event) => {
      send({ type: 'event', event });
    });
    end({ type: 'outcome', outcome });
  } catch (error) {
    end({ type: 'failure', failure: toFailure(error) });
  }
}

/** A training takes all of the machine that nobody else wants, and no more. */
function yieldToPeople(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    send({ type: 'event', event: { type: 'log', line: `priority not lowered: ${errorMessage(error)}` } });
  }
}

function send(message: FromTraining): void {
  line.send(message);
}

function end(message: FromTraining): void {
  line.end(message);
}
