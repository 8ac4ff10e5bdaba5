import { defineConfig } from 'vitest/config'

/** Where to write a report for machines beside the one for people; set by .ci/run. */
const report = process.env['CI_REPORT']

/** Files about processes: they start some, send signals, end threads. Each of them has a process of its own. */
const PROCESSES = [
  'tests/*.test.ts',
  'tests/{bench,cli,remote,scripts,workflows}/**/*.test.ts',
  'tests/tensor/runtime/**/*.test.ts',
  'tests/loop/{continuing,neural,pool}.test.ts',
]

export default defineConfig({
  test: {
    ...(report ? { reporters: ['default', ['json', { outputFile: report }]] } : {}),
    // Commands and worker processes run the compiled program, so a test may take a while on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // By default one processor is left for Vitest itself, which has little to do: of two, half would be idle.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'processes', include: PROCESSES, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: 'functions',
          include: ['tests/**/*.test.ts'],
          exclude: PROCESSES,
          // A process and its modules serve one file after another: starting and loading cost more than most files.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
