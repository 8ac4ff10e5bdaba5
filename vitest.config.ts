import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Commands and worker processes run the compiled program, so a test may take a while on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
})
