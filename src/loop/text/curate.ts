import type { TextBatch } from '../../contracts/batch.js'
import type { Curated, StageContext } from '../../contracts/stage.js'
import { RunError } from '../../errors/index.js'
import type { ArmParts } from './arm-parts.js'
import type { CurationRecord } from '../store/records.js'

/** A share of dropped documents above this stops a run: curation that eats its sample is a mistake, not a result. */
const MAX_DROP_SHARE = 0.95

/** Sends a sample through the stages in order; positions in the record are those of the sample. */
export async function curate(
  texts: readonly string[],
  stages: ArmParts['stages'],
  generation: number,
  { rng, read }: StageContext,
): Promise<CurationRecord> {
  let keep = texts.map((_text, index) => index)
  const dropped: (readonly [number, string])[] = []
  for (const [position, { stage, options }] of stages.entries()) {
    const origin = { kind: 'synthetic', generation } as const
    const batch: TextBatch = {
      kind: 'text',
      texts: keep.map((index) => texts[index]),
      provenance: [{ length: keep.length, origin }],
    }
    const before = keep
    const result = await stage.apply(batch, options, { rng: rng.fork(position), read })
    checkPartition(stage.name, before.length, result)
    for (const [index, reason] of result.dropped) dropped.push([before[index], `${stage.name}: ${reason}`])
    keep = Array.from(result.keep, (index) => before[index])
  }
  if (dropped.length > MAX_DROP_SHARE * texts.length) {
    throw new RunError(
      `curation dropped ${dropped.length} of ${texts.length} documents, first reason: ${dropped[0][1]}`,
      `More than ${MAX_DROP_SHARE * 100}% of a sample stops the run: look at the stages' options and at the sample.`,
    )
  }
  return { keep, dropped }
}

/** Every document is kept or dropped with a reason, once: a stage that loses one silently is at fault. */
function checkPartition(stage: string, size: number, result: Curated): void {
  const { keep, dropped } = (result as Partial<Curated> | undefined) ?? {}
  if (keep === undefined || dropped === undefined) {
    throw new RunError(
      `stage ${stage} gave no ${keep === undefined ? 'positions to keep' : 'list of what it dropped'}`,
      'A stage returns { keep: [positions], dropped: [[position, reason]] }.',
    )
  }
  const seen = new Set([...keep, ...dropped.map(([index]) => index)])
  const inside = [...seen].every((index) => Number.isInteger(index) && index >= 0 && index < size)
  if (!inside || seen.size !== size || keep.length + dropped.length !== size) {
    throw new RunError(
      `stage ${stage} kept ${keep.length} and dropped ${dropped.length} of ${size} documents`,
      'A stage must either keep or drop every document, once.',
    )
  }
}
