import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { LabelTag } from '../../src-shared/contract/training.ts';
import type { Connection } from './database.ts';

interface TagRow {
  name: string;
  by_person: number;
  by_model: number;
}

/**
 * Tags as labels to learn from. Where a person put a tag on photos, only those count: what the model guessed would
 * teach it its own mistakes.
 */
export function createLabelTags(database: Connection) {
  const counts = database.prepare<[], TagRow>(
    `SELECT tag.name, sum(source = 'person') AS by_person, sum(source = 'model') AS by_model FROM photo_tag
     JOIN photo ON photo.id = photo_id AND live = 1 JOIN tag ON tag.id = tag_id GROUP BY tag_id`,
  );
  const withTag = database.prepare<[string, string], { id: number }>(
    `SELECT photo_id AS id FROM photo_tag JOIN tag ON tag.id = tag_id JOIN photo ON photo.id = photo_id
     WHERE tag.name = ? AND source = ? AND live = 1 ORDER BY photo_id`,
  );
  const photosOf = (name: string, source: 'person' | 'model'): PhotoId[] =>
    withTag.all(name, source).map(({ id }) => id as PhotoId);

  return {
    /** Those of people first, then the most frequent. */
    all: (): LabelTag[] =>
      counts
        .all()
        .map(({ name, by_person, by_model }) => ({
          name,
          photos: by_person > 0 ? by_person : by_model,
          isByPerson: by_person > 0,
        }))
        .sort(
          (one, other) =>
            Number(other.isByPerson) - Number(one.isByPerson) ||
            other.photos - one.photos ||
            one.name.localeCompare(other.name),
        ),
    photosOf: (name: string): PhotoId[] => {
      const ofPerson = photosOf(name, 'person');
      return ofPerson.length > 0 ? ofPerson : photosOf(name, 'model');
    },
  };
}
