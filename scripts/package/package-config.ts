import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageName, productionPackages, programPackages } from './program-packages.ts';

export interface PackageWishes {
  /** Native TensorFlow for NVIDIA cards goes along. */
  cuda: boolean;
  /** A folder or archive with Electron itself; null: electron-builder fetches it. */
  electronDist: string | null;
  outputDir: string;
}

/** What the program loads by a name that is no literal in its code. */
export const variantPackages = (cuda: boolean): string[] => (cuda ? ['@tensorflow/tfjs-node-gpu'] : []);

/**
 * Writes what the two settings files cannot say, as a file that builds upon them: electron-builder joins lists of
 * files only between files.
 *
 * @returns where it lies
 */
export function writePackageConfig(packageDir: string, wishes: PackageWishes): string {
  const needed = new Set([...programPackages(packageDir, variantPackages(wishes.cuda))].map(packageName));
  // By name: electron-builder arranges packages in its own way, not as npm laid them.
  const unused = new Set(productionPackages(packageDir).map(packageName)).difference(needed);
  const config = {
    extends: [wishes.cuda ? 'electron-builder.cuda.yml' : 'electron-builder.yml'],
    directories: { output: wishes.outputDir },
    files: [...unused].map((name) => `!**/node_modules/${name}/**`),
    ...(wishes.electronDist === null ? {} : { electronDist: wishes.electronDist }),
    // Two variants cannot share one feed: whoever chose CUDA would be brought back to the base variant.
    publish: wishes.cuda ? null : updateFeed(process.env.LOOKALIKE_UPDATE_FEED),
    ...homepage(process.env.GITHUB_REPOSITORY),
    ...windowsSigning(process.env),
  };
  const file = join(packageDir, 'dist', 'package-config.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}

/**
 * Where the program looks for updates once a person agreed: `github:owner/name`, or an address of a folder. Without
 * one it has nowhere to look.
 */
function updateFeed(feed: string | undefined): object | null {
  if (feed === undefined || feed === '') return null;
  const [, owner, repo] = /^github:([\w.-]+)\/([\w.-]+)$/.exec(feed) ?? [];
  if (owner !== undefined && repo !== undefined) return { provider: 'github', owner, repo };
  if (feed.startsWith('https://')) return { provider: 'generic', url: feed };
  throw new Error(`LOOKALIKE_UPDATE_FEED is '${feed}': it has to be github:owner/name or an https address.`);
}

const homepage = (repository: string | undefined): object =>
  repository === undefined ? {} : { extraMetadata: { homepage: `https://github.com/${repository}` } };

/**
 * The publisher's name lands beside the program, and without it the updater would skip the check of Windows'
 * signatures. The certificate itself is CSC_LINK's, or lies at Azure.
 */
function windowsSigning(environment: NodeJS.ProcessEnv): object {
  const { LOOKALIKE_PUBLISHER: publisherName, AZURE_SIGNING_ENDPOINT: endpoint } = environment;
  if (publisherName === undefined || publisherName === '') return {};
  if (endpoint === undefined || endpoint === '') {
    return { forceCodeSigning: true, win: { signtoolOptions: { publisherName } } };
  }
  return {
    forceCodeSigning: true,
    win: {
      azureSignOptions: {
        publisherName,
        endpoint,
        codeSigningAccountName: environment.AZURE_SIGNING_ACCOUNT,
        certificateProfileName: environment.AZURE_SIGNING_PROFILE,
      },
    },
  };
}
