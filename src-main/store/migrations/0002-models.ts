/**
 * Several models side by side: their vectors are told apart without reading them, and a training is a row, so that
 * the next start knows what was under way. Which model answers is a setting.
 */
export const models = `
CREATE INDEX vector_model ON vector (model, id);
CREATE INDEX feature_backbone ON feature (backbone, photo_id);

CREATE TABLE training_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL,
  request TEXT NOT NULL,
  snapshot TEXT NOT NULL
) STRICT;
`;
