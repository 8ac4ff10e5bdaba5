import { suggestion } from '../data/suggest.js'
import { BadInputError } from '../errors/index.js'
import { tierNames } from '../facts/tiers.js'
import type { PredictOptions } from '../workflows/predict/from-options.js'
import { predictExperiment, predictStates } from '../workflows/predict/index.js'
import type { Prediction } from '../workflows/predict/prediction.js'
import { predictionCsv } from './predict-csv.js'
import { predictionText } from './predict-text.js'

export interface PredictFlags extends Partial<Omit<PredictOptions, 'topP'>> {
  readonly topP?: number
  readonly tier?: string[]
  readonly only?: string[]
  readonly set?: string[]
  readonly json?: boolean
  readonly csv?: boolean
  readonly md?: boolean
}

const DEFAULT_SAMPLE = 100
const DEFAULT_GENERATIONS = 30

/** `collapse predict`. */
export async function predictCommand(file: string | undefined, flags: PredictFlags): Promise<void> {
  checkFormats(flags)
  const tiers = tiersOf(flags)
  const prediction = await (file === undefined ? ofOptions(flags) : ofFile(file, flags))
  process.stdout.write(`${render(onlyTiers(prediction, tiers), flags)}\n`)
}

function render(prediction: Prediction, { json, csv, md }: PredictFlags): string {
  if (json) return JSON.stringify(prediction, null, 2)
  if (csv) return predictionCsv(prediction)
  return predictionText(prediction, md ? 'markdown' : 'terminal')
}

function checkFormats({ json, csv, md }: PredictFlags): void {
  if ([json, csv, md].filter(Boolean).length > 1) {
    throw new BadInputError('--json, --csv and --md exclude each other', 'Ask for one of them.')
  }
}

function ofOptions(flags: PredictFlags): Promise<Prediction> {
  for (const name of ['only', 'set'] as const) {
    if (flags[name] !== undefined) throw new BadInputError(`--${name} without an experiment file`)
  }
  const { sample = DEFAULT_SAMPLE, generations = DEFAULT_GENERATIONS } = flags
  return predictStates({ ...flags, sample, generations })
}

/** What an experiment file says itself. */
const OF_OPTIONS = [
  'states',
  'zipf',
  'frequencies',
  'sample',
  'human',
  'draw',
  'strategy',
  'temperature',
  'topP',
] as const

function ofFile(file: string, flags: PredictFlags): Promise<Prediction> {
  const given = OF_OPTIONS.find((name) => flags[name] !== undefined)
  if (given !== undefined) {
    const option = given === 'topP' ? 'top-p' : given
    throw new BadInputError(
      `--${option} beside an experiment file, which says it itself`,
      'Override fields with --set.',
    )
  }
  const { generations, only } = flags
  const set = [
    ...(flags.set ?? []),
    ...(generations === undefined ? [] : [`loop.generations=${generations}`]),
  ]
  return predictExperiment(file, { set, only })
}

const GROUPS = [...tierNames, 'rare', 'all']

function tiersOf({ tier }: PredictFlags): ReadonlySet<string> | undefined {
  const unknown = tier?.find((name) => !GROUPS.includes(name))
  if (unknown !== undefined) {
    throw new BadInputError(`--tier ${unknown}: there is no such tier`, suggestion(unknown, GROUPS, 'tiers'))
  }
  return tier && new Set(tier)
}

function onlyTiers(prediction: Prediction, tiers: ReadonlySet<string> | undefined): Prediction {
  if (tiers === undefined) return prediction
  return {
    ...prediction,
    arms: prediction.arms.map((arm) => ({
      ...arm,
      groups: arm.groups.filter(({ group }) => tiers.has(group)),
    })),
  }
}
