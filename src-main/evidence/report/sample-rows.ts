import type { Change, SampleHit, SampleQueries } from '../sample-queries.ts';
import { html, type Html } from './html.ts';
import { counted } from './words.ts';

export interface SamplePictures {
  labels: readonly number[];
  classes: readonly string[];
  /** JPEG of each held-out photo that is shown, by its row; one that is missing leaves an empty frame. */
  pictures: ReadonlyMap<number, Uint8Array>;
}

const headings: Record<Change, string> = {
  improved: 'More right hits than before',
  worse: 'Fewer right hits than before',
  unchanged: 'As many right hits as before',
};

/** Rows of the held-out photos that the page shows, each once: what pictures are wanted of. */
export function photosShown({ queries }: SampleQueries): number[] {
  return [
    ...new Set(
      queries.flatMap(({ photo, before, after }) => [
        photo,
        ...[...before, ...after].map((hit) => hit.photo),
      ]),
    ),
  ];
}

/** Some searches with their first hits, before and after. */
export function sampleRows({ hits, counts, queries }: SampleQueries, sources: SamplePictures): Html {
  const ways = Object.keys(headings) as Change[];
  const total = ways.reduce((sum, change) => sum + counts[change], 0);
  return html`<p>
      Of ${counted(total, 'search', 'searches')}, ${counts.improved.toLocaleString('en')} have more right hits
      among the first ${hits} than before, ${counts.worse.toLocaleString('en')} have fewer, and
      ${counts.unchanged.toLocaleString('en')} as many. These were drawn by lot from each group.
    </p>
    ${ways.map((change) => {
      const ofThis = queries.filter((query) => query.change === change);
      if (ofThis.length === 0) return null;
      return html`<h3>${headings[change]}</h3>
        ${ofThis.map(
          (query) =>
            html`<div class="query">
              <figure class="asked">
                ${picture(query.photo, sources, `Searched with: ${nameOf(query.photo, sources)}`)}
                <figcaption>${nameOf(query.photo, sources)}</figcaption>
              </figure>
              <div class="answers">
                ${answer('Old', query.before, sources)}${answer('New', query.after, sources)}
              </div>
            </div>`,
        )}`;
    })}`;
}

function answer(model: string, hits: readonly SampleHit[], sources: SamplePictures): Html {
  const right = hits.filter((hit) => hit.right).length;
  return html`<div class="answer">
    <p>${model}<small>${right} of ${hits.length} right</small></p>
    <ol>
      ${hits.map((hit, index) => {
        const name = nameOf(hit.photo, sources);
        const judgement = hit.right ? 'right' : 'wrong';
        return html`<li class="${judgement}">
          ${picture(hit.photo, sources, `Hit ${index + 1}, ${judgement}: ${name}`)}
          <span aria-hidden="true">${hit.right ? '\u2713' : `\u2717 ${name}`}</span>
        </li>`;
      })}
    </ol>
  </div>`;
}

const nameOf = (photo: number, { labels, classes }: SamplePictures): string =>
  classes[labels[photo] ?? -1] ?? '';

function picture(photo: number, { pictures }: SamplePictures, description: string): Html {
  const jpeg = pictures.get(photo);
  if (!jpeg) return html`<span class="missing" role="img" aria-label="${description} (no picture)"></span>`;
  return html`<img
    src="data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}"
    alt="${description}"
  />`;
}
