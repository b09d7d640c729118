import type { DataCheck, DataFinding } from '../../../src-shared/contract/training.ts';
import { html, type Html } from './html.ts';
import { counted, shortPath } from './words.ts';

type Kind = DataFinding['kind'];

/** Of one kind; the rest is counted. */
const MOST_SHOWN = 12;

const headings: Record<Kind, string> = {
  'class-too-thin': 'Too few photos: left out',
  'conflicting-labels': 'The same photo in several categories: left out',
  'likely-mislabel': 'Perhaps in the wrong category: worth a look, but trained on',
  'same-photo': 'The same photo several times: kept on one side of the split',
  unreadable: 'Could not be read: left out',
  imbalance: 'Very different numbers of photos',
};

/** What went in, and what a person should know about it. */
export function findingsSection({ photos, classes, trainPhotos, heldOutPhotos, findings }: DataCheck): Html {
  const kinds = Object.keys(headings) as Kind[];
  return html`<p>
      ${counted(photos, 'photo was', 'photos were')} found; ${counted(trainPhotos, 'photo', 'photos')} to
      train on, ${heldOutPhotos.toLocaleString('en')} held out to check with.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col">Photos</th>
            <th scope="col">To train on</th>
            <th scope="col">Held out</th>
          </tr>
        </thead>
        <tbody>
          ${classes.map(
            (each) =>
              html`<tr>
                <th scope="row">${each.name}</th>
                <td>${each.photos}</td>
                <td>${each.train}</td>
                <td>${each.heldOut}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${findings.length === 0 ? html`<p>Nothing stood out.</p>` : null}
    ${kinds.map((kind) => {
      const ofKind = findings.filter((finding) => finding.kind === kind);
      if (ofKind.length === 0) return null;
      const rest = ofKind.length - MOST_SHOWN;
      return html`<h3>${headings[kind]} (${ofKind.length})</h3>
        <ul class="findings">
          ${ofKind.slice(0, MOST_SHOWN).map((finding) => html`<li>${wordsOf(finding)}</li>`)}
          ${rest > 0 ? html`<li>and ${rest} more</li>` : null}
        </ul>`;
    })}`;
}

function wordsOf(finding: DataFinding): string {
  switch (finding.kind) {
    case 'class-too-thin':
      return `${finding.label}: ${counted(finding.photos, 'photo')}`;
    case 'unreadable':
      return `${shortPath(finding.path)}: ${finding.message}`;
    case 'same-photo':
      return finding.paths.map(shortPath).join(' = ');
    case 'conflicting-labels':
      return finding.photos.map(({ path, label }) => `${shortPath(path)} (${label})`).join(' = ');
    case 'likely-mislabel':
      return `${shortPath(finding.path)}: in ${finding.label}, but ${Math.round(finding.agreement * 100)} % of the photos most like it are in ${finding.suggested}`;
    case 'imbalance':
      return `${finding.largest.label} has ${counted(finding.largest.photos, 'photo')}, ${finding.smallest.label} ${finding.smallest.photos}`;
  }
}
