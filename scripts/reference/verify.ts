import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from '../../src/contracts/metric.js'
import type { Inputs, Parts, ReferenceRecord } from './area.js'
import { areas } from './areas.js'
import { AbsentInput, inputsOf } from './inputs.js'

/** `not covered`: declined for a reason; `not asserted`: the record's tolerance is words; `input absent`: no such file. */
export type Outcome = 'passed' | 'failed' | 'not covered' | 'not asserted' | 'input absent'

export interface Verified {
  readonly record: ReferenceRecord
  readonly outcome: Outcome
  /** What we have, why it is declined, or which input is absent. */
  readonly detail: string
}

/** Checks every record of a folder of reference values against our metrics. */
export async function verifyFolder(folder: string): Promise<Verified[]> {
  const inputs = inputsOf(folder)
  const verified: Verified[] = []
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json') || file === 'INDEX.json') continue
    const records = JSON.parse(readFileSync(join(folder, file), 'utf8')) as ReferenceRecord[]
    for (const record of records) verified.push({ record, ...(await verifyRecord(record, inputs)) })
  }
  return verified
}

async function verifyRecord(record: ReferenceRecord, inputs: Inputs): Promise<Omit<Verified, 'record'>> {
  const check = areas.find((area) => Object.hasOwn(area, record.metric))?.[record.metric]
  if (check === undefined) return { outcome: 'not covered', detail: 'no metric of ours' }
  if (typeof check === 'string') return { outcome: 'not covered', detail: check }
  try {
    const ours = await check(record, inputs)
    if (typeof ours === 'string') return { outcome: 'not covered', detail: ours }
    return 'parts' in ours ? comparedInParts(record, ours) : compared(record, ours)
  } catch (error) {
    if (error instanceof AbsentInput) return { outcome: 'input absent', detail: error.message }
    throw new Error(`${record.id} (${record.metric}): ${String(error)}`, { cause: error })
  }
}

function compared(record: ReferenceRecord, ours: Measured): Omit<Verified, 'record'> {
  const { value, undefinedReason } = ours
  const detail = value === undefined ? `undefined: ${undefinedReason}` : String(value)
  if (record.error !== undefined) {
    return { outcome: value === undefined && undefinedReason ? 'passed' : 'failed', detail }
  }
  const expected = numberOf(record.value)
  const tolerance = expected === undefined ? undefined : toleranceOf(record.tolerance, expected)
  if (expected === undefined || tolerance === undefined) return { outcome: 'not asserted', detail }
  const agrees = value !== undefined && (value === expected || Math.abs(value - expected) <= tolerance)
  return { outcome: agrees ? 'passed' : 'failed', detail }
}

/** A record with parts passes if each of its parts does. */
function comparedInParts(record: ReferenceRecord, { parts }: Parts): Omit<Verified, 'record'> {
  const expected = Object.entries((record.value ?? {}) as Readonly<Record<string, unknown>>)
  const each = expected.map(([name, value]) => ({
    name,
    ...compared({ ...record, value }, parts[name] ?? { undefinedReason: 'no such part' }),
  }))
  const worst =
    each.find(({ outcome }) => outcome === 'failed') ?? each.find(({ outcome }) => outcome !== 'passed')
  return {
    outcome: worst?.outcome ?? (each.length === 0 ? 'failed' : 'passed'),
    detail: each.map(({ name, detail }) => `${name} ${detail}`).join(', '),
  }
}

/** JSON has no infinity: it is written as text. */
function numberOf(value: unknown): number | undefined {
  if (value === 'Infinity' || value === 'inf') return Number.POSITIVE_INFINITY
  return typeof value === 'number' ? value : undefined
}

function toleranceOf(tolerance: number | string, expected: number): number | undefined {
  if (typeof tolerance === 'number') return tolerance
  const relative = /^relative ([\d.]+)/.exec(tolerance)
  return relative === null ? undefined : Number(relative[1]) * Math.abs(expected)
}
