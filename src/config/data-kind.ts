import type { Catalogue } from './catalogue.js'
import type { ResolvedArm } from './experiment.js'
import { type Path, valueAt } from './path.js'
import type { Problem } from './problem.js'

export type DataKind = 'text' | 'vectors'

/** Keys that only experiments of text have, and what to write instead. */
const OF_TEXT: readonly { readonly at: Path; readonly instead: string }[] = [
  { at: ['loop', 'probe'], instead: 'Metrics of numbers look at the model itself: leave it out.' },
  { at: ['loop', 'excerpts'], instead: 'There are no texts to show: leave it out.' },
  { at: ['loop', 'training_tokens'], instead: 'Set loop.budget, in points.' },
  { at: ['loop', 'sample', 'max_tokens'], instead: 'Leave it out.' },
  { at: ['loop', 'sample', 'documents'], instead: 'Write points.' },
  { at: ['tokenisation'], instead: 'Leave it out.' },
  { at: ['embeddings'], instead: 'Leave it out.' },
]

/** What the human data is; text where it is not understood, which is reported elsewhere. */
export function dataKindOf(raw: unknown, { vectorWorlds }: Catalogue): DataKind {
  const world = valueAt(raw, ['human', 'world'])
  return vectorWorlds.some(({ name }) => name === world) ? 'vectors' : 'text'
}

/** Parts of an experiment that are made for the other kind of data. */
export function checkDataKind(
  raw: unknown,
  data: DataKind,
  arms: readonly ResolvedArm[],
  catalogue: Catalogue,
  problems: Problem[],
): void {
  if (data === 'vectors') checkKeys(raw, problems)
  else checkPoints(raw, problems)
  const reported = new Set<string>()
  for (const arm of arms) {
    for (const problem of problemsOfArm(raw, data, arm, catalogue)) {
      const key = problem.path.join(' ')
      if (!reported.has(key)) problems.push(problem)
      reported.add(key)
    }
  }
}

function checkKeys(raw: unknown, problems: Problem[]): void {
  for (const at of bases(raw)) {
    for (const { at: key, instead } of OF_TEXT) {
      const path = [...at, ...key]
      if (valueAt(raw, path) === undefined) continue
      problems.push({
        path,
        message: `${key[key.length - 1]} is for experiments of text; this one is of numbers`,
        hint: instead,
        onKey: true,
      })
    }
  }
}

function checkPoints(raw: unknown, problems: Problem[]): void {
  for (const at of bases(raw)) {
    const path = [...at, 'loop', 'sample', 'points']
    if (valueAt(raw, path) === undefined) continue
    problems.push({
      path,
      message: 'points are for worlds of numbers; this experiment is of text',
      hint: 'Write documents.',
      onKey: true,
    })
  }
}

/** Where keys of an arm may stand: at the top, and in each arm. */
function bases(raw: unknown): Path[] {
  const arms = valueAt(raw, ['arms'])
  const names = typeof arms === 'object' && arms !== null ? Object.keys(arms) : []
  return [[], ...names.map((name): Path => ['arms', name])]
}

function problemsOfArm(
  raw: unknown,
  data: DataKind,
  { name, model, mixing, curation }: ResolvedArm,
  catalogue: Catalogue,
): Problem[] {
  const place = (...key: (string | number)[]): Path => {
    const own = ['arms', name, ...key]
    return valueAt(raw, own) === undefined ? key : own
  }
  const found: Problem[] = []
  const families = data === 'text' ? catalogue.families : catalogue.vectorFamilies
  if (!families.some((entry) => entry.name === model.family)) {
    found.push({
      path: place('model', 'family'),
      message: `models of the family ${model.family} are fitted to ${other(data)}, human.world gives ${worded(data)}`,
      hint: `Families of ${worded(data)}: ${families.map((entry) => entry.name).join(', ')}.`,
    })
  }
  const strategy = catalogue.strategies.find((entry) => entry.name === mixing.strategy)
  if (strategy?.data !== undefined && strategy.data !== data) {
    found.push({
      path: place('mixing', 'strategy'),
      message: `the strategy ${mixing.strategy} mixes ${other(data)}, human.world gives ${worded(data)}`,
    })
  }
  const stages = data === 'text' ? catalogue.stages : catalogue.vectorStages
  for (const [index, { stage }] of curation.entries()) {
    if (stages.some((entry) => entry.name === stage)) continue
    found.push({
      path: place('curation', index, 'stage'),
      message: `the stage ${stage} curates ${other(data)}, human.world gives ${worded(data)}`,
      hint: `Stages for ${worded(data)}: ${stages.map((entry) => entry.name).join(', ') || 'none'}.`,
    })
  }
  return found
}

function worded(data: DataKind): string {
  return data === 'text' ? 'text' : 'numbers'
}

function other(data: DataKind): string {
  return worded(data === 'text' ? 'vectors' : 'text')
}
