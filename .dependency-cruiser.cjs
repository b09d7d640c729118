const stage = (name) => `^src-main/${name}/`;
/** Small, of no stage, and used by those that write files a person must not lose. */
const durableFile = '^src-main/durable-file\\.ts$';
const stages = [
  'scan',
  'decode',
  'network',
  'embed',
  'store',
  'vector-index',
  'dataset',
  'download',
  'watch',
  'cache',
];
const natives = {
  sharp: 'decode',
  'onnxruntime-node': 'embed',
  'better-sqlite3': 'store',
  usearch: 'vector-index',
  '@tensorflow': 'train',
  yauzl: 'network',
  'umap-js': 'evidence',
  '@parcel/watcher': 'watch',
};

/** A stage folder imports only src-shared, its own files and how a file is written; never another stage. */
const stageRules = stages.map((name) => ({
  name: `stage-${name}-stands-alone`,
  comment: 'A stage gets what it needs as arguments, so that it can be read, tested and replaced by itself.',
  severity: 'error',
  from: { path: stage(name) },
  to: { path: '^src-(main|renderer)/', pathNot: [stage(name), durableFile] },
}));

/** Each native library is touched by exactly one stage. */
const nativeRules = Object.entries(natives).map(([library, owner]) => ({
  name: `only-${owner}-uses-${library.replace('@', '')}`,
  comment: 'A native library that can crash the process has one place where it is called.',
  severity: 'error',
  from: { path: '^src-', pathNot: stage(owner) },
  // The type of TensorFlow.js may be named by whoever is handed the library itself.
  to: { path: `node_modules/${library}(/|$)`, dependencyTypesNot: ['type-only'] },
}));

const insideStages = `^src-main/(${[...stages, 'search', 'duplicates', 'train', 'pipeline'].join('|')})/`;

module.exports = {
  forbidden: [
    ...stageRules,
    ...nativeRules,
    {
      name: 'renderer-sees-only-shared',
      comment: 'The renderer talks to the engine through the contract alone.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The renderer runs in a sandbox and in plain browsers.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-is-pure',
      comment: 'Shared code runs on both sides: only zod, no Node, no DOM.',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { pathNot: ['^src-shared/', 'node_modules/zod/'] },
    },
    {
      name: 'stages-are-composed-at-the-root',
      comment: 'search, pipeline, train and duplicates receive stages as arguments (type imports only).',
      severity: 'error',
      from: { path: '^src-main/(search|pipeline|train|duplicates)/' },
      to: { path: `^src-main/(${stages.join('|')})/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-engine-and-workers-construct-stages',
      severity: 'error',
      comment: 'Shells and transports see the engine, never what it is made of.',
      from: { path: '^src-main/(serve|shells)/' },
      to: { path: insideStages, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-stays-in-its-shell',
      comment: 'The engine must run without Electron.',
      severity: 'error',
      from: { path: '^(src-|scripts/)', pathNot: '^src-main/shells/electron/' },
      to: { path: 'node_modules/electron(/|$)' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'svelte'],
    },
  },
};
