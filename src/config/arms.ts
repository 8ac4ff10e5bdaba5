import type { ZodType } from 'zod'
import { suggestion } from '../data/suggest.js'
import { CONTROL, type MixingSpec, type ModelSpec, type ResolvedArm, type StageSpec } from './experiment.js'
import { explainIssues } from './explain.js'
import { DEFAULT_MAX_TOKENS, type sampleSchema } from './fields.js'
import { merge } from './merge.js'
import { type Path, valueAt } from './path.js'
import { originOf } from './place.js'
import type { Problem } from './problem.js'
import type { Pieces } from './schema.js'
import { isRecord, shapeOf } from './shape.js'
import { slugs } from './slug.js'
import type { z } from 'zod'

/** The parts of an arm that are merged over the base, and where they stand in either. */
const PARTS = {
  mixing: ['mixing'],
  model: ['model'],
  curation: ['curation'],
  sample: ['loop', 'sample'],
} as const satisfies Partial<Record<keyof Pieces, Path>>

type Part = keyof typeof PARTS

/** All arms of a file, the control first, each merged over the base and parsed. */
export function resolveArms(
  raw: unknown,
  pieces: Pieces,
  trainSize: number | undefined,
  problems: Problem[],
): ResolvedArm[] {
  for (const part of Object.keys(PARTS) as Part[]) checkBase(raw, part, pieces[part], problems)
  const written = valueAt(raw, ['arms'])
  const names = isRecord(written) ? Object.keys(written) : []
  const control = valueAt(raw, ['control']) !== false && !names.includes(CONTROL)
  const all = control ? [CONTROL, ...names] : names
  if (all.length === 0) {
    problems.push({
      path: ['arms'],
      message: 'no arms and no control: nothing to run',
      hint: 'arms: { replace: { mixing: { strategy: replace } } }',
    })
  }
  checkReferences(raw, all, problems)
  const slugOf = slugs(all)
  return all.flatMap((name, index) => {
    const arm = resolveArm(raw, name, control && index === 0, pieces, problems)
    if (arm === undefined) return []
    const { sample, ...rest } = arm
    return [
      {
        ...rest,
        name,
        slug: slugOf[index],
        sample: { ...sample, documents: sample.documents ?? trainSize },
        budget: arm.budget ?? trainSize,
      },
    ]
  })
}

/**
 * Problems of the base by itself: what is there must be right, even where every arm overrides it; what is
 * missing an arm may add.
 */
function checkBase(raw: unknown, part: Part, schema: ZodType, problems: Problem[]): void {
  const value = valueAt(raw, PARTS[part])
  if (value === undefined) return
  const parsed = schema.safeParse(value)
  if (parsed.success) return
  const wrong = parsed.error.issues.filter(
    ({ code, path }) => code !== 'custom' && valueAt(value, path.map(step)) !== undefined,
  )
  const found = explainIssues(wrong, shapeOf(schema), value)
  problems.push(...found.map((problem) => ({ ...problem, path: [...PARTS[part], ...problem.path] })))
}

function resolveArm(
  raw: unknown,
  name: string,
  isControl: boolean,
  pieces: Pieces,
  problems: Problem[],
): Omit<ResolvedArm, 'name' | 'slug'> | undefined {
  const written = isControl ? {} : valueAt(raw, ['arms', name])
  // Anything but a mapping was reported with the rest of the file.
  if (!isRecord(written)) return undefined
  const part = (key: Part): unknown => {
    if (isControl && key === 'mixing') return { strategy: 'human-only' }
    const schema = pieces[key]
    const base = valueAt(raw, PARTS[key])
    // A base that is no mapping was reported by itself; its arms would only repeat it.
    if (base !== undefined && !isRecord(base) && key !== 'curation') return undefined
    const own = valueAt(written, PARTS[key])
    // Most parts stand in one of the two places alone, and a shape takes long to write.
    const merged = base === undefined ? own : own === undefined ? base : merge(shapeOf(schema), base, own)
    const parsed = schema.safeParse(merged)
    if (parsed.success) return parsed.data
    const armPath = ['arms', name, ...PARTS[key]]
    for (const problem of explainIssues(parsed.error.issues, shapeOf(schema), merged)) {
      const missing = valueAt(merged, problem.path) === undefined
      const path = isControl
        ? [...PARTS[key], ...problem.path]
        : originOf(raw, armPath, PARTS[key], problem.path, missing)
      problems.push({ ...problem, path })
    }
    return undefined
  }
  const before = problems.length
  const mixing = part('mixing') as MixingSpec
  const model = part('model') as ModelSpec
  const curation = part('curation') as readonly StageSpec[]
  const sample = (part('sample') ?? {}) as z.infer<typeof sampleSchema>
  if (problems.length > before) return undefined
  const { points, documents = points, max_tokens, ...decoding } = sample
  return {
    description: textOr(
      written['description'],
      isControl ? 'Refitted on human data alone in every generation.' : '',
    ),
    reference: textOr(written['reference'], '') || undefined,
    mixing,
    model,
    curation,
    sample: { documents, decoding: { ...decoding, max_tokens: max_tokens ?? DEFAULT_MAX_TOKENS } },
    lengthByDefault: max_tokens === undefined ? true : undefined,
    budget: numberAt(written, ['loop', 'budget']) ?? numberAt(raw, ['loop', 'budget']),
    trainingTokens: trainingTokens(written) ?? trainingTokens(raw),
  }
}

/** An arm is compared with another arm of the file, or with the control. */
function checkReferences(raw: unknown, arms: readonly string[], problems: Problem[]): void {
  for (const name of arms) {
    const path = ['arms', name, 'reference']
    const reference = valueAt(raw, path)
    if (typeof reference !== 'string' || (reference !== name && arms.includes(reference))) continue
    problems.push({
      path,
      message:
        reference === name
          ? 'an arm cannot be compared with itself'
          : `unknown arm "${reference}": ${suggestion(reference, arms, 'arms')}`,
    })
  }
}

function step(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key)
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function trainingTokens(value: unknown): number | 'human' | undefined {
  const found = valueAt(value, ['loop', 'training_tokens'])
  return found === 'human' || typeof found === 'number' ? found : undefined
}

function numberAt(value: unknown, path: Path): number | undefined {
  const number = valueAt(value, path)
  return typeof number === 'number' ? number : undefined
}
