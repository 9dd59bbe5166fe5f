/** What Node is told to run these test files, so many at a time. */
export const nodeTests = (files, concurrency = 1) => [
  '--import',
  'tsx',
  '--test',
  `--test-concurrency=${concurrency}`,
  '--test-reporter=spec',
  ...files,
];
