import { type Path, startsWith, valueAt } from './path.js'
import type { PlacedProblem, Problem } from './problem.js'
import type { Setting } from './set.js'
import type { Source } from './source.js'

/** Says where the cause of a problem stands: in the file, or in what the command line changed. */
export function placeProblem(
  problem: Problem,
  source: Source,
  file: string,
  settings: readonly Setting[],
): PlacedProblem {
  const setting = settings.findLast(({ path }) => startsWith(problem.path, path))
  if (setting !== undefined) return { ...problem, place: `--set ${setting.text}`, line: 0, column: 0 }
  const { line, column } = source.locate(problem.path, problem.onKey)
  // A rule over several keys is reported where they stand together; a setting inside may have broken it.
  const inside = settings.findLast(({ path }) => problem.path.length > 0 && startsWith(path, problem.path))
  const changed = inside === undefined ? '' : ` (with --set ${inside.text})`
  return { ...problem, place: `${file}:${line}:${column}${changed}`, line, column }
}

/**
 * Where a part of an arm came from: the arm itself if it has the value, the base if that has it, and for what is
 * missing the one that has the section at all.
 */
export function originOf(raw: unknown, armPath: Path, basePath: Path, inner: Path, missing: boolean): Path {
  const candidates = missing ? [[], []] : [inner, inner]
  for (const [index, prefix] of [armPath, basePath].entries()) {
    if (valueAt(raw, [...prefix, ...candidates[index]]) !== undefined) return [...prefix, ...inner]
  }
  return [...armPath, ...inner]
}
