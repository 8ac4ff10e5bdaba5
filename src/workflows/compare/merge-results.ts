import type { Results } from '../../contracts/results.js'

/** An experiment among others, under a name that no other has. */
export interface NamedResults {
  readonly name: string
  readonly results: Results
}

/** The experiments by their names, a number behind those that repeat. */
export function named(all: readonly Results[]): readonly NamedResults[] {
  const taken = new Map<string, number>()
  return all.map((results) => {
    const before = taken.get(results.experiment) ?? 0
    taken.set(results.experiment, before + 1)
    return { name: before === 0 ? results.experiment : `${results.experiment} (${before + 1})`, results }
  })
}

/** Several experiments as one, its arms named `experiment/arm`; what is not compared is that of the first. */
export function mergeResults(all: readonly NamedResults[]): Results {
  const [{ results: first }] = all
  const join = (experiment: string, arm: string) => `${experiment}/${arm}`
  const renamed = <Row extends { readonly arm: string }>(pick: (results: Results) => readonly Row[]) =>
    all.flatMap(({ name, results }) => pick(results).map((row) => ({ ...row, arm: join(name, row.arm) })))
  return {
    ...first,
    experiment: all.map(({ name }) => name).join(' + '),
    fingerprint: all.map(({ results }) => results.fingerprint).join(' '),
    arms: all.flatMap(({ name, results }) =>
      results.arms.map((arm) => ({
        ...arm,
        name: join(name, arm.name),
        ...(arm.reference === undefined ? {} : { reference: join(name, arm.reference) }),
      })),
    ),
    seeds: [...new Set(all.flatMap(({ results }) => results.seeds))].sort((a, b) => a - b),
    generations: Math.max(...all.map(({ results }) => results.generations)),
    metrics: [
      ...new Map(all.flatMap(({ results }) => results.metrics.map((info) => [info.id, info]))).values(),
    ],
    rows: renamed(({ rows }) => rows),
    mixes: renamed(({ mixes }) => mixes),
    excerpts: renamed(({ excerpts }) => excerpts),
    failures: renamed(({ failures }) => failures),
    costs: renamed(({ costs }) => costs),
    notes: all.flatMap(({ name, results }) => results.notes.map((note) => `${name}/${note}`)),
  }
}
