import { isFailure } from '../analysis/expectations/index.js'
import { plural } from '../analysis/index.js'
import { asEnvironmentError } from '../files/write-error.js'
import type { Replicated } from '../report/replication/replicated.js'
import { type ReplicationRecord, writeRecord } from '../workflows/replicate/record.js'
import { readReplication, replicate, type ReplicateOptions } from '../workflows/replicate/replicate.js'
import { findReplications } from '../workflows/replicate/shipped.js'
import { reportFolder } from '../workflows/paths.js'
import { BadInputError } from '../errors/index.js'
import { paint } from './paint.js'
import { printOutcomes } from './print-outcomes.js'
import { NOT_AS_EXPECTED } from './run-command.js'
import { watched } from './run-watched.js'
import { textTable } from './table.js'

export interface ReplicateFlags extends Omit<ReplicateOptions, 'around'> {
  readonly all?: boolean
  readonly list?: boolean
  readonly json?: boolean
  readonly reports: string
}

/** `collapse replicate`: returns the exit code. */
export async function replicateCommand(names: readonly string[], flags: ReplicateFlags): Promise<number> {
  if (flags.all && names.length > 0) {
    throw new BadInputError(
      '--all stands for every replication: name some, or give --all',
      'Leave one of them out.',
    )
  }
  const paths = await findReplications(names)
  if (flags.list) {
    await printList(paths, flags.json ?? false)
    return 0
  }
  // Before the first run: a mistake in the last file is seen at once.
  for (const path of paths) await readReplication(path)
  const records: ReplicationRecord[] = []
  let failed = 0
  for (const path of paths) {
    const replicated = await replicate(path, {
      ...flags,
      around: (run) => watched(async ({ signal, events }) => run({ signal, events })),
    })
    records.push(await writeFiles(replicated, flags))
    failed += replicated.outcomes.filter(isFailure).length
    if (!flags.json) await print(replicated)
  }
  if (flags.json) process.stdout.write(`${JSON.stringify(records, null, 2)}\n`)
  else {
    process.stdout.write(`\n${summary(records, failed)}\nReports: ${reportFolder('replications', flags)}\n`)
  }
  return failed > 0 ? NOT_AS_EXPECTED : 0
}

async function writeFiles(replicated: Replicated, flags: ReplicateFlags): Promise<ReplicationRecord> {
  const folder = replicationFolder(replicated, flags)
  const { writeReplication } = await import('../report/replication/index.js')
  try {
    await writeReplication(replicated, folder)
    return await writeRecord(replicated, folder)
  } catch (error) {
    throw asEnvironmentError(error, folder)
  }
}

function replicationFolder({ name, quick }: Replicated, flags: ReplicateFlags): string {
  return reportFolder(`replications/${name}${quick ? '.quick' : ''}`, flags)
}

async function print(replicated: Replicated): Promise<void> {
  const { finding } = await import('../report/replication/index.js')
  const { name, outcomes, notRun, forms } = replicated
  process.stdout.write(`\n${paint('bold', name, process.stdout)}: ${finding(replicated)}\n`)
  await printOutcomes(outcomes)
  for (const [variant, why] of notRun) process.stdout.write(`${variant}: not run: ${why}\n`)
  for (const { results } of forms) {
    for (const { arm, seed, generation, message } of results.failures) {
      process.stderr.write(
        `${paint('red', 'failed:')} ${results.experiment}: ${arm}, seed ${seed}, generation ${generation}: ${message}\n`,
      )
    }
  }
}

function summary(records: readonly ReplicationRecord[], failed: number): string {
  const outcomes = records.flatMap((record) => record.outcomes)
  const holding = outcomes.filter(({ verdict }) => verdict === 'holds').length
  const shown = outcomes.filter(({ verdict }) => verdict === 'not asserted').length
  return `${plural(records.length, 'replication')}: targets that hold: ${holding}, that do not: ${failed}, not asserted: ${shown}.`
}

async function printList(paths: readonly string[], json: boolean): Promise<void> {
  const files = await Promise.all(paths.map(readReplication))
  const entries = files.map(({ name, path, replication, expect }) => ({
    name,
    path,
    title: replication.title,
    source: replication.source,
    targets: expect.length,
    variants: Object.keys(replication.variants),
  }))
  if (json) process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`)
  else {
    const rows = entries.map(({ name, title, targets, source }) => [name, title, String(targets), source])
    process.stdout.write(`${textTable(['name', 'what is replicated', 'targets', 'source'], rows)}\n`)
  }
}
