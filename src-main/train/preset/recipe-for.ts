import type { TrainingPreset } from '../../../src-shared/contract/model.ts';
import { batchSizeOf } from '../epoch-plan.ts';
import { Recipe } from '../recipe.ts';
import { fullRecipe } from './full.ts';
import { paperRecipe } from './paper.ts';
import { quickRecipe } from './quick.ts';
import type { TrainingFacts } from './training-facts.ts';

const PRESETS = { quick: quickRecipe, full: fullRecipe, paper: paperRecipe } satisfies Record<
  TrainingPreset,
  (facts: TrainingFacts) => Recipe
>;

/** @returns what `Recipe` allows: a preset that makes anything else is a mistake of ours */
export function recipeFor(preset: TrainingPreset, facts: TrainingFacts): Recipe {
  const recipe = PRESETS[preset](facts);
  return Recipe.parse({ ...recipe, microBatch: Math.min(recipe.microBatch, batchSizeOf(recipe)) });
}
