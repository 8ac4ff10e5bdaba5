import type { BenchTable } from './bench.js'
import { measureKills } from './kill.js'

const EXPERIMENT = 'experiments/quickstart.yaml'
const KILLS = 10

/** The quickstart killed at random moments and gone on with, against an undisturbed run, byte for byte. */
export async function measureResuming(): Promise<readonly BenchTable[]> {
  const { kills, files, differing } = await measureKills(EXPERIMENT, KILLS)
  if (differing.length > 0) process.exitCode = 1
  return [
    {
      title: `${EXPERIMENT}: killed and resumed against undisturbed`,
      rows: [{ kills, 'files compared': files, 'files that differ': differing.length }],
      ...(differing.length > 0 ? { note: `Differing: ${differing.slice(0, 10).join(', ')}` } : {}),
    },
  ]
}
