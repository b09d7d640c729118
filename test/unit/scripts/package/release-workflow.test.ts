import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const packageDir = join(import.meta.dirname, '..', '..', '..', '..');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  'runs-on': string;
  needs?: string;
  permissions?: Record<string, string>;
  environment?: string;
  if?: string;
  strategy?: { matrix: { include: { name: string; runner: string }[] } };
  steps: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

/** The packager's own reader of YAML. */
const { load } = createRequire(createRequire(import.meta.url).resolve('electron-builder'))('js-yaml') as {
  load: (text: string) => unknown;
};
const text = readFileSync(join(packageDir, '.github', 'workflows', 'release.yml'), 'utf8');
const workflow = load(text) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

test('runs for tags of versions and by hand, never for what strangers propose', () => {
  expect(Object.keys(workflow.on)).toEqual(['push', 'workflow_dispatch']);
  expect(workflow.on.push).toEqual({ tags: ['v*'] });
});

test('may only read, save for the job that makes the draft', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  for (const [name, { permissions }] of Object.entries(workflow.jobs)) {
    if (name !== 'release') expect(permissions).toBeUndefined();
  }
  expect(workflow.jobs.release?.permissions).toEqual({
    ...{ contents: 'write', 'id-token': 'write', attestations: 'write' },
  });
  expect(workflow.jobs.release?.if).toBe("startsWith(github.ref, 'refs/tags/v')");
});

test('uses actions at fixed commits', () => {
  const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
  expect(used.length).toBeGreaterThan(5);
  for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
});

test('gives secrets to single steps of jobs that the environment guards, and puts none into a command', () => {
  for (const command of commands) expect(command).not.toContain('secrets.');
  for (const { environment, steps: own } of Object.values(workflow.jobs)) {
    if (own.some(({ env = {} }) => Object.values(env).join(' ').includes('secrets.'))) {
      expect(environment).toBe('release');
    }
  }
  // What a tag is called must never become a part of a command.
  for (const command of commands) expect(command).not.toMatch(/\$\{\{\s*github\.(ref|event|head)/);
});

test('gives the secrets of Windows to Windows alone', () => {
  const env = steps.find(({ run = '' }) => run.startsWith('npm run package'))?.env ?? {};
  const signing = Object.entries(env).filter(([name]) => /^(AZURE|CSC)_|PUBLISHER/.test(name));
  expect(signing).toHaveLength(9);
  for (const [name, value] of signing) {
    expect(value, name).toMatch(/^\$\{\{ runner\.os == 'Windows' && (secrets|vars)\.\w+ \|\| '' \}\}$/);
  }
  expect(env.LOOKALIKE_MAINTAINER).toBe('${{ vars.LOOKALIKE_MAINTAINER }}');
});

test('looks at tag, key and maintainer before anything else, and before code of others is there', () => {
  const { check, test, package: build, release } = workflow.jobs;
  expect(check?.needs).toBeUndefined();
  expect([test?.needs, build?.needs, release?.needs]).toEqual(['check', 'test', 'package']);
  expect(check?.steps.flatMap(({ run }) => run ?? [])).toEqual(['node scripts/release/check-release.ts']);
});

test('tests with the real Electron, on a display, in its sandbox', () => {
  const run = workflow.jobs.test?.steps.flatMap(({ run }) => run ?? []) ?? [];
  expect(run.indexOf('npx install-electron')).toBeGreaterThan(run.indexOf('npm ci'));
  expect(run.join('\n')).toContain('kernel.apparmor_restrict_unprivileged_userns=0');
  expect(run.at(-1)).toBe('xvfb-run --auto-servernum npm run test:electron');
});

test('builds for each machine on one of its kind', () => {
  const { include = [] } = workflow.jobs.package?.strategy?.matrix ?? {};
  expect(include.map(({ name, runner }) => `${name}: ${runner}`)).toEqual([
    'linux-x64: ubuntu-latest',
    'linux-arm64: ubuntu-24.04-arm',
    'windows-x64: windows-latest',
    'windows-arm64: windows-11-arm',
    'linux-x64-cuda: ubuntu-latest',
    'windows-x64-cuda: windows-latest',
  ]);
});

test('every command names scripts and files that exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const started = commands.flatMap((command) => [...command.matchAll(/npm (?:run )?([\w:]+)/g)]);
  const own = started.map(([, name = '']) => name).filter((name) => name !== 'ci');
  expect(own).toEqual(expect.arrayContaining(['test', 'test:electron', 'package', 'setup:tensorflow']));
  for (const name of own) expect(Object.keys(scripts)).toContain(name);
  const files = commands.flatMap((command) => [...command.matchAll(/\bscripts\/[\w/-]+\.ts/g)]);
  expect(files).toHaveLength(4);
  for (const [file] of files) expect(existsSync(join(packageDir, file)), file).toBe(true);
});

test('describes and signs what it makes', () => {
  const all = commands.join('\n');
  const kept = steps.map((step) => step.with?.['path']).join('\n');
  expect(kept).toContain('dist/packages/sbom-*.cdx.json');
  expect(kept).toContain('dist/packages/sizes-*.md');
  expect(all).toContain('scripts/release/sign-artifacts.ts');
  expect(all).toContain('scripts/release/checksums.ts');
  expect(text).toContain('actions/attest-build-provenance@');
  expect(all).toContain('--draft');
});
