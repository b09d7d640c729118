import type { Comparison } from '../../../src-shared/contract/model.ts';
import type { TrainingRun } from '../../../src-shared/contract/training.ts';
import type { EmbeddingMaps } from '../embedding-map.ts';
import type { SampleQueries } from '../sample-queries.ts';
import { classTable } from './class-table.ts';
import { curves } from './curves.ts';
import { figuresTable } from './figures-table.ts';
import { findingsSection } from './findings.ts';
import { html, type Html } from './html.ts';
import { mapPictures } from './map-pictures.ts';
import { sampleRows, type SamplePictures } from './sample-rows.ts';
import { settingsSection } from './settings.ts';
import { style } from './style.ts';
import { verdictWords } from './verdict-words.ts';
import { percent } from './words.ts';

/** What the page tells. Photos are rows of the held-out ones that were compared. */
export interface ReportInput extends SamplePictures {
  run: TrainingRun;
  comparison: Comparison;
  maps: EmbeddingMaps;
  samples: SampleQueries;
  /** Names of the model that was in use and of the one that came out. */
  models: { before: string; after: string };
  finishedAtMs: number;
}

/**
 * One page that shows what a training brought: it needs no other file, no script and no network, and can be printed.
 * It holds small pictures of the person's photos, and no full paths.
 */
export function renderReport(input: ReportInput): string {
  const { run, comparison, models } = input;
  const { headline, reasons } = verdictWords(comparison);
  const title = `Training report: ${models.after}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>
            ${new Date(input.finishedAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC, preset
            ${run.request.preset}
          </p>
        </header>
        <main>
          <section class="verdict ${comparison.verdict}">
            <h2>${headline}</h2>
            ${reasons.map((reason) => html`<p>${reason}</p>`)} ${libraryWords(comparison)}
          </section>
          ${section('Before and after', figuresTable(comparison))}
          ${section('Searches, before and after', sampleRows(input.samples, input))}
          ${section('By category', classTable(comparison))}
          ${section('The training', curves(run.epochs, run.request.preset))}
          ${section('Map of the held-out photos', mapPictures(input.maps, input.labels, input.classes))}
          ${run.check ? section('The photos', findingsSection(run.check)) : null}
          ${section('Settings', settingsSection(run, models))}
        </main>
        <footer>
          <p>
            Made by Lookalike on this computer. This page holds small pictures of your photos: mind whom you
            send it to.
          </p>
        </footer>
      </body>
    </html> `.text;
}

const section = (heading: string, content: Html): Html =>
  html`<section>
    <h2>${heading}</h2>
    ${content}
  </section>`;

function libraryWords({ library }: Comparison): Html | null {
  if (!library) return null;
  return html`<p>
    In the rest of the library, ${percent(library.changedShare)} of a photo’s first ${library.neighbours} hits
    would be others than now (over ${library.photos.toLocaleString('en')} photos).
  </p>`;
}
