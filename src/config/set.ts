import { parse } from 'yaml'
import { suggestion } from '../data/suggest.js'
import { BadInputError, messageOf } from '../errors/index.js'
import { mergeObjects } from './merge.js'
import type { Path } from './path.js'
import { childShape, isRecord, type Shape } from './shape.js'

/** A change from the command line: `--set loop.generations=3`. */
export interface Setting {
  readonly path: Path
  readonly value: unknown
  /** As it was typed. */
  readonly text: string
}

const HINT =
  'Write --set path=value, e.g. --set loop.generations=3; a name that holds a dot or "=" stands in quotes: --set \'arms."a.b".loop.budget=500\'.'

/** Reads `path=value`: keys separated by dots, quoted where they hold one; the value is YAML. */
export function parseSetting(text: string): Setting {
  const path: string[] = []
  let at = 0
  while (true) {
    const match = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^.="']+))(?=[.=])/.exec(text.slice(at))
    if (match === null) throw new BadInputError(`--set ${text}: expected path=value`, HINT)
    path.push((match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? match[3]).trim())
    // JavaScript itself gives this key a meaning.
    if (path.at(-1) === '__proto__') {
      throw new BadInputError(`--set ${text}: the name __proto__ cannot be used`, HINT)
    }
    at += match[0].length + 1
    if (text[at - 1] === '=') break
  }
  try {
    // An empty value would read as null, which no key takes.
    return { path, value: parse(text.slice(at)), text }
  } catch (error) {
    throw new BadInputError(
      `--set ${text}: the value is not valid YAML: ${messageOf(error).split('\n')[0]}`,
      HINT,
    )
  }
}

/**
 * The experiment with one value replaced. Choosing another strategy, family or size drops what belonged to the
 * old one, as in an arm. The input is left as it is.
 */
export function applySetting(shape: Shape, value: unknown, setting: Setting): unknown {
  return assign(shape, value, setting, 0)
}

function assign(shape: Shape, value: unknown, setting: Setting, depth: number): unknown {
  if (depth === setting.path.length) return setting.value
  const key = String(setting.path[depth])
  if (Array.isArray(value)) {
    const index = Number(key)
    if (!Number.isInteger(index) || index < 0 || index > value.length) {
      throw badPath(setting, depth, `expected a position from 0 to ${value.length}`)
    }
    return value.toSpliced(
      index,
      1,
      assign(childShape(shape, value, index), value[index], setting, depth + 1),
    )
  }
  if (value !== undefined && value !== null && !isRecord(value)) {
    throw badPath(setting, depth, `there is a plain value there, nothing below it`)
  }
  const current = value ?? {}
  // Only a whole arm can be new: a deeper path into an unknown one is a misspelt name.
  const known = Object.keys(current)
  const inArm = depth === 1 && setting.path[0] === 'arms'
  if (inArm && !known.includes(key) && setting.path.length > 2) {
    throw badPath(
      setting,
      depth + 1,
      `unknown arm "${key}": ${suggestion(key, known, 'arms') || 'there are none'}`,
    )
  }
  const inner = Object.hasOwn(current, key) ? current[key] : undefined
  const child = assign(childShape(shape, current, key), inner, setting, depth + 1)
  return mergeObjects(shape, current, { [key]: child }, (_shape, _base, override) => override)
}

function badPath(setting: Setting, depth: number, problem: string): BadInputError {
  return new BadInputError(
    `--set ${setting.text}: ${setting.path.slice(0, depth).join('.')}: ${problem}`,
    HINT,
  )
}
