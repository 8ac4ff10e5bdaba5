import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython } from '../../bench/toolkits/find.js'

const MAIN = fileURLToPath(new URL('main.py', import.meta.url))

/** What is missing, where `scipyPython` finds nothing. */
export const WITHOUT_SCIPY =
  'no python3 that imports scipy and numpy; Debian: apt install python3-scipy; elsewhere: pip install scipy'

/** A Python that has scipy: the first on PATH, or the distribution's. */
export const scipyPython = () => findPython('scipy.stats, numpy')

export interface ScipyOutcome {
  /** 0: all numbers agree. 1: some do not, or the check broke off. */
  readonly status: number
  /** The table, and what Python had to say. */
  readonly said: string
}

/** Holds the JSON of `collapse compare` against what scipy computes from the measurements of `results.csv`. */
export function compareWithScipy(python: string, resultsCsv: string, comparisonJson: string): ScipyOutcome {
  const folder = mkdtempSync(join(tmpdir(), 'compare-with-scipy-'))
  try {
    const [csv, json] = [join(folder, 'results.csv'), join(folder, 'comparison.json')]
    writeFileSync(csv, resultsCsv)
    writeFileSync(json, comparisonJson)
    const { status, stdout, stderr, error } = spawnSync(python, [MAIN, csv, json], {
      encoding: 'utf8',
      // No compiled files beside the sources; and small vectors are slower with many threads.
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    })
    if (error !== undefined) throw error
    return { status: status ?? 1, said: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
