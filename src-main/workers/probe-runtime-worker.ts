import { TrainingRuntimeName } from '../../src-shared/contract/model.ts';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { openRuntime } from '../train/runtime/open-runtime.ts';
import { testStep } from '../train/runtime/test-step.ts';
import { openParentLine } from './parent-line.ts';
import type { RuntimeProbe } from './probe-runtime-messages.ts';

/** Process entry: opens a training runtime, takes one gradient on it and says how that went and on which device. */
const line = openParentLine();
line.onMessage((message) => {
  void probe(TrainingRuntimeName.parse(message)).then((reply) => {
    line.end(reply);
  });
});

async function probe(name: TrainingRuntimeName): Promise<RuntimeProbe> {
  try {
    const runtime = await openRuntime(name);
    const usable = await testStep(runtime);
    const detail = usable ? 'a test step worked' : 'a test step gave wrong numbers';
    return { usable, device: runtime.device, detail };
  } catch (error) {
    return { usable: false, device: '', detail: errorMessage(error) };
  }
}
