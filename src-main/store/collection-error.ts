import { CodedError } from '../../src-shared/domain/coded-error.ts';

export function collectionUnknown(): CodedError {
  return new CodedError('collection-unknown', 'This collection is not there any more. Choose another one.');
}

export function collectionExists(name: string): CodedError {
  return new CodedError(
    'collection-exists',
    `There is already a collection named “${name}”. Choose another name, or open that one.`,
  );
}

export function collectionIsConcept(): CodedError {
  return new CodedError(
    'collection-is-concept',
    'A concept finds its photos by itself: none can be put in or taken out. Choose a collection that is picked by hand.',
  );
}
