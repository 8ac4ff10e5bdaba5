import { isRecord } from './shape.js'

/** Keys and list positions from the top of an experiment file to a value. */
export type Path = readonly (string | number)[]

/** `arms.10% human.mixing.share`, `curation[0].stage`; a name that holds a dot or control character is quoted. */
export function formatPath(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else
      text +=
        (text === '' ? '' : '.') +
        (/[.\p{Cc}]/u.test(step) || step === '' ? JSON.stringify(step) : shorten(step))
  }
  return text
}

/** Arm names may be long; in a message their beginning is enough. */
function shorten(step: string): string {
  return step.length <= 60 ? step : `${step.slice(0, 60)}…`
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) {
    if (Array.isArray(at)) at = at[Number(step)]
    else if (isRecord(at) && Object.hasOwn(at, String(step))) at = at[String(step)]
    else return undefined
  }
  return at
}

export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => String(step) === String(path[index]))
}
