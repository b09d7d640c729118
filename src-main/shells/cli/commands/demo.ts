import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import open from 'open';
import { CodedError, errorCode, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { copySamples } from '../../../samples/copy-samples.ts';
import type { PictureKind } from '../../../serve/engine.ts';
import { packageFolders } from '../../package-folders.ts';
import { type CommandContext, defineCommand, exitCodes, type OpenedEngine } from '../command.ts';
import { type DemoSearch, renderDemoPage } from '../demo-page.ts';
import { formatCountOf, formatPercent } from '../figures.ts';
import { onInterruption } from '../interruption.ts';
import { runImport } from '../run-import.ts';

const hitsShown = 6;

export const demo = defineCommand({
  name: 'demo',
  words: '[folder]',
  summary: 'Try Lookalike with sample pictures, and see what it finds',
  details: [
    'Puts sample pictures into the folder (default: a temporary one), reads them into a library that is thrown away',
    'afterwards, searches with one of each kind, and writes what was found as one HTML page. Your own library is',
    'not touched.',
  ],
  options: {
    open: { type: 'boolean', help: 'open the page in your browser' },
  },
  run: async (context, { open: opens }) => {
    const { words, output, resolvePath } = context;
    const [given] = words;
    const folder =
      given === undefined ? await mkdtemp(join(tmpdir(), 'lookalike-demo-')) : resolvePath(given);
    const pictures = join(folder, 'pictures');
    await makeFolder(folder);
    await makeFolder(pictures);
    await copySamples(packageFolders.samples, pictures);

    const dataDir = await mkdtemp(join(tmpdir(), 'lookalike-demo-library-'));
    const found = await searchSamples(context, dataDir, pictures).finally(() =>
      rm(dataDir, { recursive: true, force: true }),
    );
    if (typeof found === 'number') return found;

    const page = join(folder, 'lookalike-demo.html');
    await writeFile(page, renderDemoPage(found.searches, found.photos));
    output.result({ page, photos: found.photos, searches: found.searches.map(summarise) }, () => [
      ...found.searches.flatMap(({ query, hits }) => [
        query.name,
        ...hits.map((hit) => `  ${formatPercent(hit.score).padStart(5)}  ${hit.name}`),
      ]),
      '',
      `${formatCountOf(found.searches.length, 'search', 'searches')} among ${formatCountOf(found.photos, 'picture')}. See them here:`,
      page,
    ]);
    if (opens === true) {
      await open(page).catch((error: unknown) => {
        output.note(
          `Your browser could not be opened (${errorMessage(error)}). Please open the page yourself.`,
        );
      });
    }
    return exitCodes.done;
  },
});

/** In a folder that is there: Node's own `recursive` never returns from a file system that takes no folders. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    if (errorCode(error) === 'EEXIST') return;
    throw new CodedError(
      'folder-not-made',
      `The folder for the sample pictures cannot be made (${errorCode(error)}). Choose one in a folder that you may write to.`,
      { path, cause: error },
    );
  });
}

interface Found {
  photos: number;
  searches: DemoSearch[];
}

/** Answers an exit code where Ctrl-C stopped it. */
async function searchSamples(
  context: CommandContext,
  dataDir: string,
  pictures: string,
): Promise<Found | number> {
  using interruption = onInterruption();
  await using opened = await context.openEngineIn(dataDir);
  const { client } = opened;
  const { id } = await client['folders.add']({ path: pictures });
  const { interruptedBy } = await runImport(opened, [id], interruption);
  if (interruptedBy !== null) return interruptedBy;
  const searches: DemoSearch[] = [];
  for (const path of await chooseQueries(pictures)) searches.push(await search(opened, path));
  return { photos: (await client['library.status']({})).photos, searches };
}

/** One picture of every kind: the sub-folders are the kinds. */
async function chooseQueries(pictures: string): Promise<string[]> {
  const kinds = (await readdir(pictures, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const firsts = kinds.map(async ({ name: kind }) => {
    const names = (await readdir(join(pictures, kind))).filter((name) => name.endsWith('.jpg')).sort();
    // The plain pictures sort behind their changed copies ("boats-1 small"): start from an original.
    const original = names.find((name) => !name.includes(' ')) ?? names[0];
    return original === undefined ? [] : [join(pictures, kind, original)];
  });
  return (await Promise.all(firsts)).flat().sort();
}

async function search({ engine, client }: OpenedEngine, path: string): Promise<DemoSearch> {
  const { queryId } = await client['query.addFile']({ path });
  const { hits, tookMs } = await client['search.similar']({
    query: { kind: 'query', queryId },
    limit: hitsShown,
  });
  const address = async (kind: PictureKind, id: string) => {
    const { bytes, contentType } = await engine.picture(kind, id);
    return `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`;
  };
  const shown = hits.map(async (hit) => ({
    name: basename(hit.path, '.jpg'),
    score: hit.score,
    address: await address('thumbnail', String(hit.photoId)),
  }));
  return {
    query: { name: basename(path, '.jpg'), address: await address('query', queryId) },
    hits: await Promise.all(shown),
    tookMs,
  };
}

const summarise = ({ query, hits, tookMs }: DemoSearch) => ({
  query: query.name,
  tookMs,
  hits: hits.map(({ name, score }) => ({ name, score })),
});
