import { type ParseOptions, parseExperiment } from '../config/parse.js'
import type { Experiment, VectorSpec } from '../config/experiment.js'
import type { Form } from '../config/expect/overlay.js'
import { readExperimentText } from '../config/read.js'
import { onlyArms } from '../config/resolve.js'
import type { PoolSize } from '../contracts/results.js'
import type { WorkContext } from '../contracts/model.js'
import { checkNeeds } from '../loop/text/check-needs.js'
import { leakageWarning } from '../loop/text/leakage.js'
import { factWarnings, planWarnings } from '../loop/text/plan-warnings.js'
import { openSession, type Session } from '../loop/session.js'
import type { TextSession } from '../loop/text/session.js'
import { checkVectorNeeds } from '../loop/vectors/check-needs.js'
import type { VectorSession } from '../loop/vectors/session.js'
import { Store } from '../loop/store/store.js'
import { splitWords } from '../text/words.js'
import { checkLaws } from './check-laws.js'
import { type Folders, runFolder } from './paths.js'

/** `variant`, `quick`: the form of a replication; by default the experiment as it stands. */
export interface ExperimentOptions extends Folders, Form {
  /** This many seeds, 1 .. n, instead of the file's. */
  readonly seeds?: number | undefined
  /** `path=value` settings that override the file. */
  readonly set?: readonly string[] | undefined
  /** Only these arms. */
  readonly only?: readonly string[] | undefined
}

/** An experiment read, checked against its human data and opened. */
export interface Prepared {
  readonly experiment: Experiment
  /** The file's text and options, from which a worker process makes the same experiment. */
  readonly text: string
  readonly parse: ParseOptions
  /** Names of the arms to run; the others' stored results stay part of the experiment. */
  readonly chosen: ReadonlySet<string>
  readonly root: string
  readonly session: Session
  readonly warnings: readonly string[]
  readonly human: readonly PoolSize[]
}

/** `work`: signal and progress, in bytes, of reading the human data. */
export async function prepareExperiment(
  path: string,
  options: ExperimentOptions,
  warn: (message: string) => void = () => {},
  work: WorkContext = {},
): Promise<Prepared> {
  const text = await readExperimentText(path)
  const parse = parseOptions(path, { ...options, only: undefined })
  const parsed = await parseExperiment(text, parse)
  checkLaws(parsed)
  const chosen = new Set(onlyArms(parsed.arms, options.only).map(({ name }) => name))
  const root = runFolder(parsed.name, options)
  const session = await openSession(parsed, new Store(root, warn), { work })
  const { experiment } = session
  const found = session.data === 'text' ? checkTexts(session, chosen) : checkVectors(session, chosen)
  return { experiment, text, parse, chosen, root, session, ...found }
}

type Checked = Pick<Prepared, 'warnings' | 'human'>

function checkTexts(session: TextSession, chosen: ReadonlySet<string>): Checked {
  const { experiment } = session
  const seedContext = session.seed(experiment.seeds[0])
  const { human } = seedContext
  const arms = session.arms.filter(({ arm }) => chosen.has(arm.name))
  checkNeeds(arms, experiment, human)
  // A world's documents are alike by design; the same facts in other words are what it is for.
  const leakage = 'files' in experiment.human ? leakageWarning(human) : undefined
  const pools = { train: human.train, fresh: human.fresh, test: human.test }
  return {
    warnings: [
      ...human.notes,
      ...(leakage === undefined ? [] : [leakage]),
      ...planWarnings(arms, human),
      ...factWarnings(seedContext.facts),
    ],
    human: Object.entries(pools).map(([pool, texts]) => ({
      pool,
      documents: texts.length,
      tokens: texts.reduce((sum, document) => sum + splitWords(document).length, 0),
    })),
  }
}

function checkVectors(session: VectorSession, chosen: ReadonlySet<string>): Checked {
  const { arms, experiment } = session
  checkVectorNeeds(
    arms.filter(({ arm }) => chosen.has(arm.name)),
    experiment,
    session.source.world,
  )
  const { points, chains, test_points: test } = experiment.human as VectorSpec
  return {
    warnings: [],
    human: [
      { pool: 'train', documents: points, tokens: points * chains, chains },
      { pool: 'test', documents: test, tokens: test, chains: 1 },
    ],
  }
}

/** Reads and checks an experiment file alone, without its human data. */
export async function readExperiment(path: string, options: ExperimentOptions): Promise<Experiment> {
  return parseExperiment(await readExperimentText(path), parseOptions(path, options))
}

function parseOptions(path: string, { set, seeds, only, variant, quick }: ExperimentOptions): ParseOptions {
  return {
    path,
    ...(variant === undefined ? {} : { variant }),
    ...(quick === undefined ? {} : { quick }),
    ...(set ? { set: [...set] } : {}),
    ...(seeds === undefined ? {} : { seeds }),
    ...(only ? { only: [...only] } : {}),
  }
}
