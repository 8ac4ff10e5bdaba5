import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { isFailure, type OutcomeVerdict } from '../../analysis/expectations/index.js'
import { BadInputError } from '../../errors/index.js'
import { writeFileAtomic } from '../../files/atomic.js'
import { packageVersion } from '../../files/package-version.js'
import { outcomeDetails, outcomeRow, type Replicated, workSeconds } from '../../report/replication/index.js'

const FILE = 'replication.json'

/** What is kept of a replication that was run: what `docs/replications.md` is written from. */
export interface ReplicationRecord {
  readonly name: string
  readonly title: string
  readonly claim: string
  readonly source: string
  readonly quick: boolean
  readonly because?: string | undefined
  readonly outcomes: readonly RecordedOutcome[]
  /** Variants that were not run, and why. */
  readonly notRun: Readonly<Record<string, string>>
  readonly version: string
  /** Of the source code; absent in an installed package. */
  readonly commit?: string | undefined
  /** Day on which it was judged, UTC. */
  readonly date: string
  readonly workSeconds: number
}

export interface RecordedOutcome {
  readonly verdict: OutcomeVerdict
  /** As in the table: what, expected, measured, interval, verdict, source. */
  readonly row: readonly string[]
  readonly failed: boolean
  /** Why it does not hold or is not asserted. */
  readonly details?: string | undefined
}

/** Writes the record of a replication into the folder of its report. */
export async function writeRecord(replicated: Replicated, directory: string): Promise<ReplicationRecord> {
  const { name, replication, quick, outcomes, forms, notRun } = replicated
  const { title, claim, source, because } = replication
  const record: ReplicationRecord = {
    name,
    title,
    claim,
    source,
    quick,
    because,
    outcomes: outcomes.map((outcome) => ({
      verdict: outcome.verdict,
      row: outcomeRow(outcome),
      failed: isFailure(outcome),
      details: outcomeDetails(outcome),
    })),
    notRun: Object.fromEntries(notRun),
    version: packageVersion(),
    commit: await commitOfSource(),
    date: new Date().toISOString().slice(0, 10),
    workSeconds: Math.round(workSeconds(forms) * 10) / 10,
  }
  await writeFileAtomic(join(directory, FILE), `${JSON.stringify(record, null, 2)}\n`)
  return record
}

/** The records in the folders of a folder, by name; those of quick forms are left out. */
export async function readRecords(folder: string): Promise<ReplicationRecord[]> {
  const names = existsSync(folder) ? (await readdir(folder)).sort() : []
  const paths = names.map((name) => join(folder, name, FILE)).filter((path) => existsSync(path))
  const records = await Promise.all(paths.map(readRecord))
  return records.filter(({ quick }) => !quick)
}

async function readRecord(path: string): Promise<ReplicationRecord> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ReplicationRecord
  } catch (error) {
    throw new BadInputError(`${path} is no record of a replication`, 'Write it again: collapse replicate.', {
      cause: error,
    })
  }
}

/** What decides the numbers: reports that were just written are no change of the source. */
const SOURCES = ['src', 'experiments', 'package-lock.json']

/** The commit of the package's own repository; an installed package lies in somebody else's, or in none. */
async function commitOfSource(): Promise<string | undefined> {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  if (!existsSync(join(root, '.git'))) return undefined
  const git = async (...command: readonly string[]) =>
    (await promisify(execFile)('git', command, { cwd: root })).stdout.trim()
  try {
    const commit = await git('rev-parse', '--short', 'HEAD')
    const changed = await git('status', '--porcelain', '--', ...SOURCES)
    return changed === '' ? commit : `${commit}-dirty`
  } catch {
    // Without git there is a version, but no commit to name.
    return undefined
  }
}
