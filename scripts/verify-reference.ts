import { existsSync } from 'node:fs'
import { type Outcome, type Verified, verifyFolder } from './reference/verify.js'

const outcomes: readonly Outcome[] = ['passed', 'failed', 'not covered', 'not asserted', 'input absent']

const folder = process.argv[2]
if (folder === undefined || !existsSync(folder)) {
  console.error(
    folder === undefined
      ? 'usage: npm run verify:reference -- DIR   (DIR holds records, *.json, and inputs/)'
      : `${folder}: there is no such folder`,
  )
  process.exitCode = 2
} else {
  const verified = await verifyFolder(folder)
  print(verified)
  process.exitCode = verified.some(({ outcome }) => outcome === 'failed') ? 1 : 0
}

function print(verified: readonly Verified[]): void {
  const metrics = [...new Set(verified.map(({ record }) => record.metric))].sort()
  const rows = metrics.map((metric) =>
    row(
      metric,
      verified.filter(({ record }) => record.metric === metric),
    ),
  )
  const table = [['metric', ...outcomes], ...rows, row('all', verified)]
  const widths = table[0].map((_, column) => Math.max(...table.map((cells) => cells[column].length)))
  for (const cells of table)
    console.log(
      cells
        .map((cell, at) => cell.padEnd(widths[at]))
        .join('  ')
        .trimEnd(),
    )
  for (const { record, detail } of verified.filter(({ outcome }) => outcome === 'failed')) {
    const expected = record.error ?? JSON.stringify(record.value)
    console.log(
      `failed: ${record.id} ${record.metric} ${JSON.stringify(record.params)}: ${detail}, not ${expected}`,
    )
  }
  const declined = verified.filter(({ outcome }) => outcome === 'not covered')
  const reasons = new Set(declined.map(({ record, detail }) => `not covered: ${record.metric}: ${detail}`))
  for (const reason of [...reasons].sort()) console.log(reason)
}

function row(name: string, verified: readonly Verified[]): string[] {
  return [
    name,
    ...outcomes.map((wanted) => String(verified.filter(({ outcome }) => outcome === wanted).length)),
  ]
}
