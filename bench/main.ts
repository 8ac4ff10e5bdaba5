import { availableParallelism, cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import type { Bench, BenchRow, BenchTable } from './bench.js'

/** A benchmark is one file and one entry here. */
const benches: readonly Bench[] = [
  {
    name: 'ngram',
    summary: 'Tokens per second of fitting, sampling and scoring, and memory, as the text grows',
    load: async () => (await import('./ngram-growth.js')).measureNgramGrowth,
  },
  {
    name: 'metrics',
    summary:
      'Seconds, tokens per second and memory of every metric as the sample grows; and against Python, where it has them',
    load: async () => (await import('./metrics.js')).measureMetrics,
  },
  {
    name: 'measure',
    summary: 'Seconds and memory of measuring a dataset as it grows, to 1e8 tokens (only when named)',
    onlyByName: true,
    load: async () => (await import('./measure.js')).measureMeasuring,
  },
  {
    name: 'numbers',
    summary:
      '1e5 chains of the 1-D Gaussian over 50 generations, and NumPy, where it is installed (only when named)',
    onlyByName: true,
    load: async () => (await import('./numbers.js')).measureNumbers,
  },
  {
    name: 'kill',
    summary: 'Kills the quickstart ten times, resumes it, compares every byte (only when named)',
    onlyByName: true,
    load: async () => (await import('./kill-table.js')).measureResuming,
  },
  {
    name: 'toolkits',
    summary: 'Fitting against KenLM, IRSTLM and NLTK, those that are installed, in pairs (only when named)',
    onlyByName: true,
    sizes: [100_000, 1_000_000],
    load: async () => (await import('./toolkits/measure.js')).measureToolkits,
  },
  {
    name: 'transformer',
    summary:
      'Training and sampling of GPT-2 against PyTorch, where it is installed, in turn (only when named)',
    onlyByName: true,
    load: async () => (await import('./transformer/pairs.js')).measureTransformer,
  },
]

const SIZES: readonly number[] = [100_000, 1_000_000, 10_000_000]

const HELP = `npm run bench [-- NAME.. --sizes 1e5,1e6,1e7 --json]

  --sizes  Sizes of the text in tokens, separated by commas (default 1e5,1e6,1e7; toolkits 1e5,1e6)
  --text   toolkits, metrics: a file of your own, a document a line, instead of generated text (metrics: for the
           comparison with Python)
  --rounds toolkits, metrics, transformer: rounds of each comparison after a warm-up (default 5, 5, 7)
  --lmplz  toolkits: path of KenLM's lmplz where it is not on PATH
  --json   One JSON object on standard output instead of tables

${benches.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`).join('\n')}`

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: 'string' },
      text: { type: 'string' },
      lmplz: { type: 'string' },
      rounds: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const asked = values.sizes === undefined ? undefined : parseSizes(values.sizes)
  const { text, lmplz } = values
  const rounds = values.rounds === undefined ? undefined : parseRounds(values.rounds)
  const chosen = choose(positionals)
  const results: Record<string, readonly BenchTable[]> = {}
  if (!values.json) console.log(machineLine())
  for (const { name, sizes, load } of chosen) {
    const measure = await load()
    results[name] = await measure({ sizes: asked ?? sizes ?? SIZES, text, lmplz, rounds })
    if (!values.json) for (const table of results[name]) console.log(`\n${rendered(table)}`)
  }
  if (values.json) console.log(JSON.stringify({ machine: machine(), results }, null, 2))
}

function parseSizes(text: string): number[] {
  const sizes = text.split(',').map(Number)
  const bad = sizes.findIndex((size) => !Number.isInteger(size) || size < 1000)
  if (bad >= 0) throw new Error(`--sizes: expected whole numbers from 1000 on, got "${text.split(',')[bad]}"`)
  return sizes.sort((first, second) => first - second)
}

function parseRounds(text: string): number {
  const rounds = Number(text)
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds: expected a whole number from 1 on, got "${text}"`)
  return rounds
}

function choose(names: readonly string[]): readonly Bench[] {
  const unknown = names.find((name) => !benches.some((bench) => bench.name === name))
  if (unknown !== undefined) throw new Error(`there is no benchmark called "${unknown}"\n\n${HELP}`)
  return benches.filter(({ name, onlyByName }) => (names.length === 0 ? !onlyByName : names.includes(name)))
}

function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 1e9),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  }
}

function machineLine(): string {
  const { cpu, cores, memoryGigabytes, platform, node } = machine()
  return `${cpu}, ${cores} cores, ${memoryGigabytes} GB, ${platform}, Node ${node}`
}

/** A title, aligned columns (numbers to the right) and the note. */
function rendered({ title, rows, note }: BenchTable): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = [columns, ...rows.map((row) => columns.map((column) => shown(row[column])))]
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const right = columns.map((column) => rows.some((row) => typeof row[column] === 'number'))
  const lines = cells.map((row) =>
    row
      .map((cell, column) => (right[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [title, '', lines[0], rule, ...lines.slice(1), ...(note === undefined ? [] : ['', note])].join('\n')
}

/** Whole numbers with separators, others with three significant digits. */
function shown(value: BenchRow[string] | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (Number.isInteger(value)) return value.toLocaleString('en')
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : shortest(value)
}

function shortest(value: number): string {
  return Math.abs(value) < 0.001 ? '<0.001' : value.toPrecision(3)
}
