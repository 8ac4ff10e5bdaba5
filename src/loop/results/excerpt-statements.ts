import { readFile } from 'node:fs/promises'
import type { FactBase } from '../../contracts/metric.js'
import type { ExcerptStatement } from '../../contracts/results.js'
import type { Statement } from '../../contracts/world.js'
import { codeOf, messageOf } from '../../errors/index.js'
import { writeFileAtomic } from '../../files/atomic.js'
import { sha256 } from '../../files/checksum.js'
import { layout } from '../store/layout.js'
import { shownGenerations } from './shown.js'
import type { Store } from '../store/store.js'
import type { TextSession } from '../text/session.js'

/** By measure key, which holds the sample and the facts: the statements of each shown document, in order. */
type ShownStatements = Readonly<Record<string, readonly (readonly ExcerptStatement[])[]>>

/**
 * Reads the statements of the texts that reports show and stores them: a report is made without the human data, and
 * so without its facts. What is there is not read again; what no record asks for any more is dropped. `store`: another reader of the same folder.
 */
export async function recordStatements(session: TextSession, store: Store = session.store): Promise<void> {
  const { experiment, arms } = session
  const [first] = experiment.seeds
  const { facts, human } = session.seed(first)
  if (facts === undefined || human.facts === undefined) return
  const reader = human.facts
  const known = await readStatements(store)
  const found: Record<string, ShownStatements[string]> = {}
  let isNew = false
  for (const { arm } of arms) {
    for (const generation of shownGenerations(experiment.generations)) {
      const record = await store.readGeneration(arm.slug, first, generation)
      if (record === undefined) break
      const { measure, sample } = record.keys
      const shown = Math.min(experiment.excerpts, record.sampled)
      if (known[measure]?.length === shown) {
        found[measure] = known[measure]
        continue
      }
      const texts = (await store.readSample(sample))?.texts.slice(0, shown) ?? []
      found[measure] = texts.map((text) => reader.read(text).map((one) => shortened(one, facts)))
      isNew = true
    }
  }
  if (isNew) await writeStatements(store, found)
}

/** What was read of the shown texts; nothing where a run has no facts or has not come so far. */
export async function readStatements(store: Store): Promise<ShownStatements> {
  const path = layout.statements(store.root)
  try {
    const { checksum, statements } = JSON.parse(await readFile(path, 'utf8')) as Stored
    if (sha256(JSON.stringify(statements)) !== checksum) throw new Error('it was altered')
    return statements
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') store.warn(`${path}: ${messageOf(error)}; the next run writes it again`)
    return {}
  }
}

interface Stored {
  readonly checksum: string
  readonly statements: ShownStatements
}

async function writeStatements(store: Store, found: ShownStatements): Promise<void> {
  // By key, so that the order of arms in the file changes nothing.
  const statements = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
  const stored: Stored = { checksum: sha256(JSON.stringify(statements)), statements }
  await writeFileAtomic(layout.statements(store.root), `${JSON.stringify(stored)}\n`)
}

function shortened({ kind, start, end, fact, about }: Statement, facts: FactBase): ExcerptStatement {
  const which = fact ?? about
  return { kind, start, end, ...(which === undefined ? {} : { tier: facts.tierNames[facts.tiers[which]] }) }
}
