import type { Concept } from '../../src-shared/contract/collection.ts';
import type { Example } from '../../src-shared/contract/search.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { type ConceptPictureParts, createConceptPictures } from './concept-pictures.ts';
import type { MethodsOf } from './methods.ts';

interface ConceptParts extends ConceptPictureParts {
  /** Tells whoever listens that the library changed. */
  changed: () => void;
}

export function conceptMethods(parts: ConceptParts): MethodsOf<'concepts'> {
  const { library, changed } = parts;
  const pictures = createConceptPictures(parts);

  return {
    'concepts.save': async ({ name, query, region, examples, minScore }) => {
      const all = [{ picture: query, region, weight: 1 }, ...examples];
      const kept = await Promise.all(
        all.map(async ({ picture, weight, region: part }) => ({
          ...(await pictures.keep(picture)),
          weight,
          region: part ?? null,
        })),
      );
      const collectionId = library.concepts.save(name, minScore, kept, Date.now());
      changed();
      return library.collections.get(collectionId);
    },
    'concepts.open': async ({ collectionId }) => {
      const concept = library.concepts.find(collectionId);
      if (!concept) {
        throw new CodedError('concept-unknown', 'This concept is not there any more. Choose another one.');
      }
      const examples = await Promise.all(
        concept.examples.map(async (example) => ({
          picture: await pictures.open(example),
          weight: example.weight,
          ...(example.region ? { region: example.region } : {}),
        })),
      );
      return { ...searchWith(examples), minScore: concept.minScore };
    },
  };
}

/** The query comes first; where it has left the library, the example that weighs most takes its place. */
function searchWith(examples: readonly Example[]): Omit<Concept, 'minScore'> {
  const [query] = examples.toSorted((one, other) => other.weight - one.weight);
  if (!query || query.weight < 0) {
    throw new CodedError(
      'concept-empty',
      'None of the pictures that this concept looks for is in the library any more. Add their folder again, or delete the concept.',
    );
  }
  return {
    query: query.picture,
    ...(query.region ? { region: query.region } : {}),
    examples: examples.filter((example) => example !== query),
  };
}
