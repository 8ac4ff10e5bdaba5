import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchTable } from './bench.js'

const CHAINS = 100_000
const GENERATIONS = 50
const POINTS = 100

const EXPERIMENT = `name: numbers
human: { world: normal, points: ${POINTS}, chains: ${CHAINS} }
model: { family: gaussian }
loop: { generations: ${GENERATIONS} }
arms: { replace: { mixing: { strategy: replace } } }
control: false
seeds: 1
`

/** The same loop, fit and draw alone: nothing is measured or stored. */
const NUMPY = `import numpy as np
rng = np.random.default_rng(1)
x = rng.standard_normal((${CHAINS}, ${POINTS}))
for generation in range(${GENERATIONS + 1}):
    m = x.mean(axis=1, keepdims=True)
    s = x.std(axis=1, ddof=1, keepdims=True)
    x = m + s * rng.standard_normal(x.shape)
`

/** Very many chains of the 1-D Gaussian: the whole command with the default metrics, and NumPy's loop beside it. */
export async function measureNumbers(): Promise<readonly BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-numbers-'))
  try {
    const file = join(folder, 'numbers.yaml')
    writeFileSync(file, EXPERIMENT)
    const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
    const own = timed(process.execPath, [
      main,
      'run',
      file,
      '--runs',
      folder,
      '--no-report',
      '--workers',
      '1',
    ])
    const numpy = timed('python3', ['-c', NUMPY])
    if (own === undefined) throw new Error('the run failed')
    return [
      {
        title: `${CHAINS} chains x ${GENERATIONS} generations x ${POINTS} points of a normal distribution`,
        rows: [
          { what: 'collapse run, default metrics', seconds: own.toFixed(1) },
          ...(numpy === undefined
            ? []
            : [
                { what: 'NumPy, fit and draw alone', seconds: numpy.toFixed(1) },
                { what: 'ratio', seconds: (own / numpy).toFixed(2) },
              ]),
        ],
        note: 'Wall time of whole processes, one after the other. NumPy measures and stores nothing.',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds of a command; undefined where it is not there or fails. */
function timed(command: string, args: readonly string[]): number | undefined {
  const begin = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'ignore' })
  return status === 0 ? (performance.now() - begin) / 1000 : undefined
}
