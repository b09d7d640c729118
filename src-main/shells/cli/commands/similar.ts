import type { EngineClient } from '../../../../src-shared/contract/api.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { defineCommand, exitCodes } from '../command.ts';
import { formatCount, formatDecimal, formatPercent, formatTable } from '../figures.ts';
import { printable } from '../printable.ts';
import { usageError } from '../usage-error.ts';

const mostHits = 1_000;

export const similar = defineCommand({
  name: 'similar',
  words: '<image file>',
  summary: 'Find the photos that resemble a picture',
  details: [
    'Any picture will do, in the library or not; it is not added to it. Copies of the very same file are not among',
    'the hits. The score is the estimated chance that you would call it the same kind of picture.',
  ],
  options: {
    limit: {
      type: 'string',
      short: 'k',
      placeholder: 'N',
      help: `how many to show, 1 to ${mostHits} (default 24)`,
    },
  },
  run: async ({ words, output, resolvePath, openEngine }, { limit: typedLimit }) => {
    const limit = parseLimit(typedLimit ?? '24');
    const query = resolvePath(words[0] ?? '');
    await using opened = await openEngine();
    const { client } = opened;
    await refuseEmptyLibrary(client);

    const { queryId } = await client['query.addFile']({ path: query });
    const found = await client['search.similar']({ query: { kind: 'query', queryId }, limit });
    const { searchable, photos } = found.coverage;
    if (searchable < photos) {
      output.note(
        `Searched ${formatCount(searchable)} of ${formatCount(photos)} photos; index reads the others.`,
      );
    }
    const hits = found.hits.map(({ path, score, rank, cosine }) => ({ path, score, rank, cosine }));
    output.result({ query, tookMs: found.tookMs, hits }, () => [
      ...formatTable(
        hits.map((hit) => [`${hit.rank}`, formatPercent(hit.score), printable(hit.path)]),
        [0, 1],
      ),
      hits.length === 0
        ? 'Nothing but this very picture is in the library.'
        : `Searched ${formatCount(searchable)} photos in ${formatDecimal(found.tookMs)} ms.`,
    ]);
    return exitCodes.done;
  },
});

function parseLimit(typed: string): number {
  const limit = /^\d+$/.test(typed) ? Number(typed) : 0;
  if (limit >= 1 && limit <= mostHits) return limit;
  throw usageError(`-k takes a whole number from 1 to ${mostHits}, not '${typed}'.`);
}

async function refuseEmptyLibrary(client: EngineClient): Promise<void> {
  const { coverage, dataDir } = await client['library.status']({});
  if (coverage.searchable > 0) return;
  throw new CodedError(
    'library-empty',
    'The library has no photos to search yet. Read some first: lookalike index <folder>',
    { path: dataDir },
  );
}
