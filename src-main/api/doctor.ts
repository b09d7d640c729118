import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { availableParallelism, totalmem } from 'node:os';
import { z } from 'zod';
import type { DoctorReport } from '../../src-shared/contract/library.ts';
import { type CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { ProviderCandidate } from '../embed/providers.ts';
import type { CacheSurvey } from '../cache/survey.ts';
import type { LoadedModel } from '../network/load-model.ts';
import type { Watching } from '../pipeline/watching/watching.ts';
import type { Library } from '../store/library.ts';
import type { ProbeResult } from '../workers/probe-provider.ts';
import type { MethodsOf } from './methods.ts';

type Check = DoctorReport['checks'][number];

interface DoctorParts {
  library: Library;
  dataDir: string;
  /** The one in use. */
  model: () => LoadedModel;
  candidates: () => ProviderCandidate[];
  probe: (provider: string) => Promise<ProbeResult>;
  exifTool: () => Promise<string>;
  watching: Pick<Watching, 'stateOf'>;
  /** How many folders this system watches; null where it sets no limit. */
  mostWatches: () => Promise<number | null>;
  surveyCache: () => Promise<CacheSurvey>;
}

const PackageJson = z.object({ version: z.string() });

const packages = [
  'better-sqlite3',
  'onnxruntime-node',
  'sharp',
  'usearch',
  'libheif-js',
  'exiftool-vendored',
  '@parcel/watcher',
];
/** Without these, all the rest works. */
const OPTIONAL = new Set(['RAW photos', 'Watching']);

/** Below it an import of a few thousand photos could run out of room. */
const LOW_DISK_BYTES = 1024 ** 3;

export function doctorMethods(parts: DoctorParts): MethodsOf<'doctor'> {
  return {
    'doctor.report': async () => {
      const checks = [
        checkLibrary(parts.library),
        checkModel(parts.model(), parts.library.modelChoice.active()),
        await checkDisk(parts.dataDir),
        await checkExifTool(parts.exifTool),
        await checkWatching(parts),
        await checkCache(parts.surveyCache),
      ];
      return {
        ...surroundings(parts.dataDir),
        providers: await Promise.all(parts.candidates().map((candidate) => describe(candidate, parts.probe))),
        checks,
        healthy: checks.every((check) => check.state === 'ok' || OPTIONAL.has(check.name)),
      };
    },
  };
}

/** What can be said where the engine did not start: why not, and what is installed. */
export async function reportWithoutEngine(
  dataDir: string,
  error: CodedError,
  candidates: readonly ProviderCandidate[],
  exifTool: () => Promise<string>,
): Promise<DoctorReport> {
  const name = error.code.startsWith('library') ? 'Library' : 'Model';
  const detail = `${error.message} (${error.code})`;
  return {
    ...surroundings(dataDir),
    providers: candidates.map(({ name: provider, installed, detail: text }) => ({
      name: provider,
      usable: installed,
      detail: installed ? `${text}, not tried` : text,
    })),
    checks: [
      { name, state: 'broken', detail, remedy: error.path === undefined ? null : `See ${error.path}` },
      await checkExifTool(exifTool),
    ],
    healthy: false,
  };
}

function surroundings(dataDir: string): Pick<DoctorReport, 'versions' | 'platform' | 'cores' | 'dataDir'> {
  return {
    versions: versions(),
    platform: `${process.platform} ${process.arch}, ${Math.round(totalmem() / 1024 ** 3)} GiB memory`,
    cores: availableParallelism(),
    dataDir,
  };
}

async function describe(
  { name, installed, detail }: ProviderCandidate,
  probe: DoctorParts['probe'],
): Promise<DoctorReport['providers'][number]> {
  return { name, ...(installed ? await probe(name) : { usable: false, detail }) };
}

function checkLibrary(library: Library): Check {
  const verdict = library.integrity();
  const name = 'Library';
  return verdict === 'ok'
    ? {
        name,
        state: 'ok',
        detail: `${library.gallery.countLive()} photos, the database is sound`,
        remedy: null,
      }
    : {
        name,
        state: 'broken',
        detail: verdict,
        remedy:
          'Close Lookalike, move library.sqlite away and index your folders again. Your photos are not affected.',
      };
}

/** Had the bundled one been damaged, the engine would not have started. */
function checkModel({ name: inUse, weightsSha256, inputSize }: LoadedModel, chosen: string | null): Check {
  const detail = `${inUse}, ${inputSize} px, weights verified (SHA-256 ${weightsSha256.slice(0, 12)}…)`;
  const name = 'Model';
  if (chosen === null || chosen === inUse) return { name, state: 'ok', detail, remedy: null };
  return {
    name,
    state: 'broken',
    detail: `the adopted model '${chosen}' is missing or damaged; ${detail} answers instead`,
    remedy: `Import '${chosen}' again, or adopt another model.`,
  };
}

async function checkDisk(dataDir: string): Promise<Check> {
  const name = 'Disk space';
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free where the library lies`;
  return free >= LOW_DISK_BYTES
    ? { name, state: 'ok', detail, remedy: null }
    : { name, state: 'broken', detail, remedy: 'Free some space, or move the library with --library.' };
}

async function checkExifTool(exifTool: () => Promise<string>): Promise<Check> {
  const name = 'RAW photos';
  try {
    return { name, state: 'ok', detail: await exifTool(), remedy: null };
  } catch (error) {
    const remedy = 'All other formats work. For RAW photos install Perl, then retry those photos.';
    return { name, state: 'missing', detail: errorMessage(error), remedy };
  }
}

async function checkWatching({ library, watching, mostWatches }: DoctorParts): Promise<Check> {
  const name = 'Watching';
  const states = library.folders.all().map(({ id }) => watching.stateOf(id));
  const watched = states.filter(({ state }) => state === 'on').length;
  const failed = states.find(({ state }) => state === 'failed');
  const limit = await mostWatches();
  const limits = limit === null ? '' : `; this system watches up to ${limit} folders, inner ones included`;
  const detail = `${watched} of ${states.length} folders are watched now${limits}`;
  if (!failed) return { name, state: 'ok', detail, remedy: null };
  return { name, state: 'missing', detail, remedy: failed.detail };
}

async function checkCache(survey: DoctorParts['surveyCache']): Promise<Check> {
  const name = 'Data folder';
  try {
    const { parts } = await survey();
    const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const removable = parts.reduce((sum, part) => sum + part.removableBytes, 0);
    const detail = `${megabytes(bytes)}, of which ${megabytes(removable)} can be cleaned up`;
    return { name, state: 'ok', detail, remedy: null };
  } catch (error) {
    const remedy = 'Check that you may read all of the data folder.';
    return { name, state: 'broken', detail: errorMessage(error), remedy };
  }
}

function versions(): Record<string, string> {
  return {
    node: process.versions.node,
    ...Object.fromEntries(packages.map((name) => [name, installedVersion(name)])),
  };
}

/** Read from the file: most packages do not export their package.json. */
function installedVersion(name: string): string {
  try {
    const path = findPackageJSON(name, import.meta.url) ?? '';
    return PackageJson.parse(JSON.parse(readFileSync(path, 'utf8'))).version;
  } catch {
    return 'missing';
  }
}
