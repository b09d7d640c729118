import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from './run-command.ts';

/** Of Node-API, which stays compatible: the highest that the package knows. Its build is kept in a folder so named. */
const NODE_API = 8;

/**
 * Builds the binding between Node and libtensorflow from the sources inside the package.
 *
 * @throws Error that says what to do
 */
export async function buildBinding(packageDir: string): Promise<void> {
  console.log('\n3. Building the binding');
  const target = join(packageDir, 'lib', `napi-v${NODE_API}`);
  // What node-pre-gyp would pass on; node-gyp alone puts the result where the package looks for it.
  const variables = {
    module_name: 'tfjs_binding',
    module_path: target,
    module: join(target, 'tfjs_binding.node'),
    napi_build_version: String(NODE_API),
  };
  const headers = findNodeHeaders();
  const options = Object.entries(variables).map(([name, value]) => `--${name}=${value}`);
  if (headers !== null) options.push(`--nodedir=${headers}`);
  await runCommand(process.execPath, [findNodeGyp(), 'rebuild', '--silent', ...options], {
    cwd: packageDir,
    whatToDo:
      'A C++ compiler, make and Python 3 are needed (Debian: apt install build-essential python3), and the headers ' +
      'of Node: from nodejs.org, or where that cannot be reached from the system (Debian: apt install libnode-dev).',
  });
  rmSync(join(packageDir, 'build'), { recursive: true });
}

/** The one inside npm, which tells its scripts where it is. */
function findNodeGyp(): string {
  const path = process.env['npm_config_node_gyp'];
  if (path !== undefined && existsSync(path)) return path;
  throw new Error('node-gyp, a part of npm, was not found. Start this with: npm run setup:tensorflow');
}

/**
 * Where headers of Node are on this machine; null: node-gyp downloads them from nodejs.org. Node from the npm
 * package has none. Those of another version will do, as the binding uses only Node-API.
 */
function findNodeHeaders(): string | null {
  const places = [join(dirname(process.execPath), '..'), '/usr', '/usr/local'];
  const files = ['node_api.h', 'common.gypi', 'config.gypi'];
  return (
    places.find((place) => files.every((file) => existsSync(join(place, 'include', 'node', file)))) ?? null
  );
}
