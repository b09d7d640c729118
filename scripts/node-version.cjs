// Loaded before a script (`node -r`), in the oldest JavaScript there is: an older Node could not even read the
// TypeScript of the others, and would say so in words that help nobody.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    'Lookalike needs Node 24 and this is ' +
      process.version +
      '. "npm ci" brings Node 24 along, unless install ' +
      'scripts are switched off (ignore-scripts). Run: npm rebuild node',
  );
  process.exit(1);
}
