import { suggestion } from '../../data/suggest.js'
import { BadInputError } from '../../errors/index.js'
import { merge } from '../merge.js'
import { type Path, valueAt } from '../path.js'
import type { Problem } from '../problem.js'
import { isRecord, type Shape } from '../shape.js'
import { BASE } from './replication-fields.js'

/** Which form of a replication is meant; undefined for everything: the experiment as it stands. */
export interface Form {
  readonly variant?: string | undefined
  readonly quick?: boolean | undefined
}

/** Overrides of a file over itself, and where they stand. */
export interface Overlay {
  readonly at: Path
  readonly value: Readonly<Record<string, unknown>>
}

/** The overrides that a form of a replication stands for, in the order in which they are merged. */
export function overlaysOf(raw: unknown, { variant = BASE, quick = false }: Form): readonly Overlay[] {
  const overlays: Overlay[] = []
  const add = (at: Path) => {
    const value = valueAt(raw, at)
    // Anything but a mapping is reported with the rest of the file.
    if (isRecord(value)) overlays.push({ at, value })
  }
  if (variant !== BASE) {
    const variants = valueAt(raw, ['replication', 'variants'])
    const known = isRecord(variants) ? Object.keys(variants) : []
    if (!known.includes(variant)) {
      throw new BadInputError(
        `unknown variant "${variant}": ${suggestion(variant, known) || 'the file has none'}`,
      )
    }
    add(['replication', 'variants', variant])
  }
  if (quick) add(['replication', 'quick'])
  return overlays
}

/** What overrides cannot change: they would say two things at once. */
const FIXED = ['name', 'expect', 'replication']

export function overlayProblems(overlays: readonly Overlay[]): Problem[] {
  return overlays.flatMap(({ at, value }) =>
    FIXED.filter((key) => Object.hasOwn(value, key)).map((key) => ({
      path: [...at, key],
      message: `overrides cannot have their own ${key}`,
      onKey: true,
    })),
  )
}

/** The file with the overlays merged over it; each form has a name, and so a folder of results, of its own. */
export function overlaid(shape: Shape, raw: unknown, overlays: readonly Overlay[], form: Form): unknown {
  let merged = raw
  for (const { value } of overlays) merged = merge(shape, ofOtherSource(merged, value), value)
  const suffix = formSuffix(form)
  const name = valueAt(raw, ['name'])
  return suffix === '' || !isRecord(merged) || typeof name !== 'string'
    ? merged
    : { ...merged, name: `${name}${suffix}` }
}

/** The file without its human data where the overlay takes it from elsewhere: files have other options than a world. */
function ofOtherSource(raw: unknown, overlay: Readonly<Record<string, unknown>>): unknown {
  const [own, other] = [valueAt(raw, ['human']), overlay['human']]
  if (!isRecord(raw) || !isRecord(own) || !isRecord(other)) return raw
  const changes = ['world', 'files'].some((key) => Object.hasOwn(other, key) && !Object.hasOwn(own, key))
  return changes ? { ...raw, human: {} } : raw
}

/** `.n100.quick` */
export function formSuffix({ variant = BASE, quick = false }: Form): string {
  return `${variant === BASE ? '' : `.${variant}`}${quick ? '.quick' : ''}`
}

/** Where the cause of a problem with the merged file stands: in the last overlay that reaches as deep as the file. */
export function originIn(raw: unknown, overlays: readonly Overlay[], path: Path): Path {
  const own = depth(raw, path)
  const overlay = overlays.findLast(({ value }) => {
    const reached = depth(value, path)
    return reached > 0 && (reached > own || reached === path.length)
  })
  return overlay === undefined ? path : [...overlay.at, ...path]
}

/** How many steps of the path there are in a value. */
function depth(value: unknown, path: Path): number {
  const missing = path.findIndex((_, index) => valueAt(value, path.slice(0, index + 1)) === undefined)
  return missing < 0 ? path.length : missing
}
