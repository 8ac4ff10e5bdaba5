import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EXPERIMENT, fuzzCase } from './fuzz/cases.js'
import { runCases } from './fuzz/run-cases.js'
import type { Judged } from './fuzz/worker.js'

/**
 * Damages experiment files and data files in many ways and sees that each is refused with a clear error or runs
 * to its end. The same seed gives the same cases; a fault names the number of its case.
 */
const HELP = `npm run fuzz [-- --count 1000 --seed 1 --case N --processes N --limit 30]

  --count      Cases (default 1000)
  --seed       Another seed gives other cases (default 1)
  --case       Only this case: leaves its files in fuzz-<seed>-<case>/ and says how it ends
  --processes  Cases at once (default: the number of processors)
  --limit      Seconds after which a case counts as hanging (default 30)

Exit code 1 where a case ends in a fault: a stack trace, an error without a place, a hang, results that do not hold.`

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
    processes: { type: 'string', default: String(availableParallelism()) },
    limit: { type: 'string', default: '30' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) console.log(HELP)
else await main()

async function main(): Promise<void> {
  const seed = wholeNumber('seed', values.seed)
  const only = values.case === undefined ? undefined : wholeNumber('case', values.case)
  if (only !== undefined) keepFiles(seed, only)
  const faults: Judged[] = []
  const counts = new Map<string, number>()
  await runCases({
    seed,
    from: only ?? 0,
    count: only === undefined ? wholeNumber('count', values.count) : 1,
    processes: wholeNumber('processes', values.processes),
    limit: wholeNumber('limit', values.limit),
    tell(judged) {
      const { kind } = judged.verdict
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      if (kind === 'fault') faults.push(judged)
      if (kind === 'fault' || only !== undefined) show(judged)
    },
  })
  const summary = [...counts].sort().map(([kind, count]) => `${count} ${kind}`)
  console.log(summary.join(', '))
  if (faults.length > 0) {
    const numbers = faults.map(({ number }) => number).sort((a, b) => a - b)
    console.log(`again, one by one: npm run fuzz -- --seed ${seed} --case N, for N of ${numbers.join(', ')}`)
    process.exitCode = 1
  }
}

function show({ number, did, verdict }: Judged): void {
  console.log(`case ${number} (${did.join('; ')})\n  ${verdict.kind}: ${verdict.message}`)
}

function keepFiles(seed: number, number: number): void {
  const { experiment, data } = fuzzCase(seed, number)
  const folder = `fuzz-${seed}-${number}`
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, EXPERIMENT), experiment)
  if (data) writeFileSync(join(folder, data.name), data.bytes)
  console.log(`files: ${folder}`)
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name}: expected a whole number, got ${text}`)
  return value
}
