import { listModels } from '../network/load-model.ts';
import type { MethodsOf } from './methods.ts';

export function modelMethods(modelsDir: string, active: string): MethodsOf<'models'> {
  return {
    'models.list': async () => {
      const models = await listModels(modelsDir);
      return { active, models: models.map((model) => ({ ...model, active: model.name === active })) };
    },
  };
}
