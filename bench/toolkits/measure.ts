import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchOptions, BenchRow, BenchTable } from '../bench.js'
import { fileInput, type Input, zipfInput } from './input.js'
import { alternate, ratios, shownSpread, spreadOf } from './paired.js'
import { findToolkits, missingLines } from './registry.js'
import { CommandFailed, timed, type Timing } from './timed-process.js'
import type { Duel, Evaluation, Held, OurFit } from './toolkit.js'

const FIT = relative('', fileURLToPath(new URL('./fit.mjs', import.meta.url)))
const ROUNDS = 5

/** One thread for our side too: V8 would compile and collect garbage on others. */
const NODE = [process.execPath, '--single-threaded', FIT]

interface OurTiming extends Timing {
  /** Reading, coding and fitting, without the start of the process, in seconds. */
  readonly alone: number
}

/** Stands for the files in the command lines that are printed. */
const NAMED: Input = {
  name: '',
  tokens: 0,
  train: 'TRAIN',
  trainMarked: 'MARKED',
  held: 'HELD',
  heldMarked: 'HELD-MARKED',
}

const OURS: Evaluation = {
  command: ({ train, held }) => [...NODE, train, 'kneser-ney', 'score', held],
  read: ourAnswer<Held>,
}

/** Our fit against that of other toolkits, in pairs of processes on the same text. */
export async function measureToolkits(options: BenchOptions): Promise<readonly BenchTable[]> {
  const { sizes, text, lmplz, rounds = ROUNDS } = options
  const found = findToolkits(lmplz)
  const toolkits = found.flatMap((one) => ('missing' in one ? [] : [one]))
  const absent = missingLines(found)
  if (toolkits.length === 0) return [{ title: 'Other toolkits', rows: [], note: absent.join('\n') }]
  const duels = toolkits.flatMap((toolkit) => toolkit.duels)
  const evaluations = toolkits.flatMap(({ name, evaluation }) => (evaluation ? [{ name, evaluation }] : []))
  const speed: BenchRow[] = []
  const models: BenchRow[] = []
  const refusals = new Set<string>()
  // What one toolkit cannot do with a text does not stop the others; a fault of ours does.
  const unlessRefused = async (row: () => Promise<BenchRow>): Promise<readonly BenchRow[]> => {
    try {
      return [await row()]
    } catch (error) {
      if (!(error instanceof CommandFailed) || error.command[0] === process.execPath) throw error
      refusals.add(error.message)
      return []
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'collapse-toolkits-'))
  try {
    const inputs =
      text === undefined
        ? sizes.map((size) => () => zipfInput(folder, size))
        : [() => fileInput(folder, text)]
    for (const make of inputs) {
      const input = make()
      for (const duel of duels)
        speed.push(...(await unlessRefused(() => speedRow(duel, input, folder, rounds))))
      models.push(await modelRow('ours', OURS, input))
      for (const { name, evaluation } of evaluations) {
        models.push(...(await unlessRefused(() => modelRow(name, evaluation, input))))
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return [speedTable(speed, rounds, [...absent, ...refusals]), modelTable(models), commandTable(duels)]
}

async function speedRow(
  { what, ours, theirs }: Duel,
  input: Input,
  folder: string,
  rounds: number,
): Promise<BenchRow> {
  const { first, second } = await alternate(
    rounds,
    () => ourFit(ours, input, folder),
    () => timed(theirs(input, folder)),
  )
  const median = (values: readonly number[]) => spreadOf(values).median
  const wall = (fits: readonly Timing[]) => fits.map((fit) => fit.wall)
  const cpu = (fits: readonly Timing[]) => fits.map((fit) => fit.cpu)
  const perSecond = (seconds: number) => Math.round(input.tokens / seconds)
  return {
    text: input.name,
    tokens: input.tokens,
    against: what,
    'ours, s': median(wall(first)),
    'theirs, s': median(wall(second)),
    'wall ratio': shownSpread(ratios(wall(first), wall(second))),
    'CPU ratio': shownSpread(ratios(cpu(first), cpu(second))),
    'ours, tokens/s': perSecond(median(wall(first))),
    'theirs, tokens/s': perSecond(median(wall(second))),
    'ours without start, tokens/s': perSecond(median(first.map(({ alone }) => alone))),
  }
}

async function ourFit({ smoothing, save }: OurFit, input: Input, folder: string): Promise<OurTiming> {
  const { text, ...times } = await timed([...NODE, ...ourArguments({ smoothing, save }, input, folder)])
  const { seconds } = ourAnswer<{ readonly seconds: number }>(text)
  return { ...times, alone: seconds }
}

/** The last line: Node may have warned above it. */
function ourAnswer<Answer>(output: string): Answer {
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')
}

function ourArguments({ smoothing, save }: OurFit, { train }: Input, folder: string): readonly string[] {
  return [train, smoothing, ...(save ? ['save', folder] : [])]
}

async function modelRow(name: string, { command, read }: Evaluation, input: Input): Promise<BenchRow> {
  const { perplexity, tokens, discounts } = read((await timed(command(input))).text)
  return {
    text: input.name,
    model: name,
    'held-out tokens': tokens,
    perplexity: perplexity.toFixed(2),
    'discounts of order 4': discounts.map((value) => value.toFixed(4)).join(' '),
  }
}

function speedTable(rows: readonly BenchRow[], rounds: number, lines: readonly string[]): BenchTable {
  const note =
    `Each row: a warm-up and ${rounds} rounds of ours, theirs, ours, theirs.., each a process of its own, from ` +
    'start to end. Ratio: theirs / ours, median (least-most) of the rounds; above 1 ours is faster. CPU: user and ' +
    'system time of all threads. Tokens: words and one end a line. A model ' +
    'that ours writes holds counts and discounts, one of IRSTLM or KenLM every probability.'
  return { title: 'Order 4 fitted by other toolkits', rows, note: [note, ...lines].join('\n') }
}

function modelTable(rows: readonly BenchRow[]): BenchTable {
  return {
    title: 'Modified Kneser-Ney, order 4, on held-out text: the same model?',
    rows,
    note:
      'Words that the training text lacks are taken out of the held-out text. Most of what the perplexities differ ' +
      'comes from one place: what is discounted from single words goes to unknown words in IRSTLM, to all words ' +
      'alike in ours, as in KenLM. Where counts of counts give no discounts, each has a fallback of its own.',
  }
}

function commandTable(duels: readonly Duel[]): BenchTable {
  const ours = (fit: OurFit) => ['node', ...NODE.slice(1), ...ourArguments(fit, NAMED, 'FOLDER')]
  return {
    title: 'Commands',
    rows: duels.map((duel) => ({
      against: duel.what,
      ours: ours(duel.ours).join(' '),
      theirs: duel.theirs(NAMED, 'FOLDER').join(' '),
    })),
    note: 'MARKED: TRAIN with <s> and </s> around each line; making it is not timed.',
  }
}
