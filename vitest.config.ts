import { defineConfig } from 'vitest/config'

/** Where to write a report for machines beside the one for people; set by .ci/run. */
const report = process.env['CI_REPORT']

export default defineConfig({
  test: {
    ...(report ? { reporters: ['default', ['json', { outputFile: report }]] } : {}),
    include: ['tests/**/*.test.ts'],
    // Commands and worker processes run the compiled program, so a test may take a while on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
})
