import { formatDecimal, formatPercent } from './figures.ts';

/** A thumbnail as a `data:` address, so that the page needs no other file. */
interface DemoPicture {
  name: string;
  address: string;
}

export interface DemoSearch {
  query: DemoPicture;
  hits: readonly (DemoPicture & { score: number })[];
  tookMs: number;
}

/** One HTML page without script and without any other file: queries on the left, what was found beside them. */
export function renderDemoPage(searches: readonly DemoSearch[], photos: number): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Lookalike: what was found</title>
<style>${styles}</style>
<header>
<h1>What Lookalike found</h1>
<p>${searches.length} searches among ${photos} sample pictures. The picture on the left was searched with; the others
are what was found, best first. The percentage is the estimated chance that you would call it the same kind of
picture. Everything was computed on this machine.</p>
</header>
<main>
${searches.map(renderSearch).join('\n')}
</main>
</html>
`;
}

function renderSearch({ query, hits, tookMs }: DemoSearch): string {
  return `<section>
${renderFigure(query, 'searched with', ' class="query"')}
<div class="hits">
${hits.map((hit) => renderFigure(hit, formatPercent(hit.score))).join('\n')}
</div>
<p class="took">${formatDecimal(tookMs)} ms</p>
</section>`;
}

function renderFigure({ name, address }: DemoPicture, caption: string, attributes = ''): string {
  const label = escapeHtml(name);
  return `<figure${attributes}><img src="${address}" alt="${label}"><figcaption><bdi>${label}</bdi><b>${caption}</b></figcaption></figure>`;
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

const styles = `
:root { --back: #f6f5f2; --card: #fff; --text: #1c1b19; --quiet: #5f5c56; --accent: #0b6e5f; }
@media (prefers-color-scheme: dark) {
  :root { --back: #161616; --card: #222; --text: #eee; --quiet: #a9a59d; --accent: #6fd6c2; }
}
body { margin: 0; padding: 2rem clamp(1rem, 4vw, 4rem); background: var(--back); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
header { max-width: 46rem; margin-bottom: 2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
section { display: grid; grid-template-columns: 13rem 1fr; gap: 1rem 1.5rem; padding: 1rem; margin-bottom: 1.25rem;
  background: var(--card); border-radius: 14px; position: relative; }
.hits { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: .9rem; align-content: start; }
figure { margin: 0; min-width: 0; }
img { display: block; width: 100%; aspect-ratio: 4 / 3; object-fit: cover; border-radius: 8px; }
.query img { outline: 3px solid var(--accent); outline-offset: 2px; }
figcaption { display: flex; justify-content: space-between; gap: .5rem; margin-top: .35rem; font-size: .82rem;
  color: var(--quiet); }
figcaption bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
figcaption b { color: var(--accent); white-space: nowrap; }
.took { position: absolute; right: 1rem; bottom: .5rem; margin: 0; font-size: .75rem; color: var(--quiet); }
@media (max-width: 40rem) { section { grid-template-columns: 1fr; } }
`;
