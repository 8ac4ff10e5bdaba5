import { readFile } from 'node:fs/promises'
import { expectedClasses } from '../../analysis/theory/fact-classes.js'
import { type DistributionParameters, probabilitiesOf } from '../../analysis/theory/distribution.js'
import { builtin } from '../../config/builtin.js'
import { suggestion } from '../../data/suggest.js'
import { BadInputError, codeOf } from '../../errors/index.js'
import type { ToPredict } from './prediction.js'

/** A setting without an experiment file: states, and draws of them. */
export interface PredictOptions {
  readonly states?: number | undefined
  readonly zipf?: number | undefined
  /** Name of a file of frequencies: numbers, separated by white space or commas. */
  readonly frequencies?: string | undefined
  /** Draws of every generation. */
  readonly sample: number
  /** Human share of every mix, 0 to 1. */
  readonly human?: number | undefined
  readonly draw?: 'fixed' | 'redraw' | 'fresh' | undefined
  /** By default `mix` with a human share, `replace` without. */
  readonly strategy?: string | undefined
  readonly temperature?: number | undefined
  readonly topP?: number | undefined
  readonly generations: number
}

/** Checks the options and makes of them what can be predicted: each draw is a document of one statement. */
export async function fromOptions(options: PredictOptions): Promise<ToPredict> {
  const { sample, generations, zipf, states, temperature = 1, topP = 1 } = options
  if (sample < 2) throw new BadInputError(`--sample ${sample}`, 'Each generation draws at least 2 points.')
  const distribution = await distributionOf(options)
  const frequencies = probabilitiesOf(distribution)
  const { name, mixing, strategy } = await strategyOf(options)
  const law = states === undefined ? `frequencies of ${options.frequencies}` : `Zipf ${zipf ?? 1}`
  return {
    title: `${frequencies.length} states (${law}), ${sample} draws a generation`,
    items: 'states',
    classes: expectedClasses(frequencies, sample),
    frequencies,
    human: sample,
    statementsPerDocument: 1,
    probe: Number.POSITIVE_INFINITY,
    generations,
    arms: [
      {
        name,
        strategy,
        mixing,
        sample,
        budget: sample,
        decoding: { temperature, top_p: topP },
        curation: [],
        trainingTokens: undefined,
        modelFails: undefined,
      },
    ],
  }
}

async function distributionOf({
  states,
  zipf,
  frequencies,
}: PredictOptions): Promise<DistributionParameters> {
  if ((states === undefined) === (frequencies === undefined)) {
    throw new BadInputError(
      'expected an experiment file, --states or --frequencies, and one of them alone',
      'For example: collapse predict --states 50 --zipf 1 --sample 100',
    )
  }
  if (frequencies === undefined) return { states, zipf: zipf ?? 1 }
  if (zipf !== undefined) throw new BadInputError('--zipf belongs to --states, not to --frequencies')
  return { frequencies: await readFrequencies(frequencies) }
}

/** Numbers of a file, as shares of their sum: counts will do. */
async function readFrequencies(path: string): Promise<number[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new BadInputError(
      `--frequencies ${path}: cannot be read (${codeOf(error)})`,
      'Name a text file of numbers.',
    )
  })
  const values = text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word, at) => {
      const value = Number(word)
      if (Number.isFinite(value) && value >= 0) return value
      throw new BadInputError(
        `--frequencies ${path}: entry ${at + 1} is "${word}", expected a number of at least 0`,
        'Frequencies or counts, separated by white space or commas.',
      )
    })
  const sum = values.reduce((total, value) => total + value, 0)
  if (sum === 0) throw new BadInputError(`--frequencies ${path}: holds no number above 0`)
  return values.map((value) => value / sum)
}

async function strategyOf({ human, draw, strategy: named }: PredictOptions) {
  if (draw !== undefined && human === undefined) {
    throw new BadInputError('--draw without --human', 'Say how much: --human 10%')
  }
  const name = named ?? (human === undefined ? 'replace' : 'mix')
  const entry = builtin.strategies.find((each) => each.name === name)
  if (entry === undefined) {
    const names = builtin.strategies.map((each) => each.name)
    throw new BadInputError(
      `--strategy ${name}: there is no such strategy`,
      suggestion(name, names, 'strategies'),
    )
  }
  const amount = human === undefined ? {} : { human: { share: human, draw: draw ?? 'redraw' } }
  const parsed = entry.schema.safeParse({ strategy: name, ...amount })
  if (!parsed.success) {
    const [{ code, path, message }] = parsed.error.issues
    throw new BadInputError(
      code === 'unrecognized_keys'
        ? `--human: the strategy ${name} takes no human share`
        : `--strategy ${name}: ${path.join('.') || 'its options'}: ${message}`,
      'Options beyond --human and --draw are given in an experiment file: collapse predict FILE',
    )
  }
  return { name, mixing: parsed.data, strategy: await entry.load() }
}
