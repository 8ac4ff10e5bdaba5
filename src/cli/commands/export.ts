import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ExportOptions } from '../../workflows/export-options.js'
import { textTable } from '../table.js'

interface ExportFlags
  extends Pick<ExportOptions, 'format' | 'what' | 'out' | 'instruction' | 'force' | 'runs'> {
  readonly arm?: readonly string[]
  readonly seed?: readonly number[]
  readonly generation?: readonly number[] | 'last' | 'all'
  readonly json?: boolean
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description(
      'Write stored samples as training files, with a dataset card that says where they come from. One file for each arm, seed and generation.',
    )
    .argument('<dir|file>', 'folder of results (runs/<name>) or experiment file')
    .option('--arm <name>', 'only this arm (repeatable)', append)
    .option('--seed <n>', 'only this seed (repeatable)', appendSeed)
    .option(
      '--generation <g>',
      'this generation (repeatable), or all; without it the last one that is stored',
      appendGeneration,
    )
    .addOption(
      new Option('--what <what>', 'what curation kept, the whole sample, or the mix that was trained on')
        .choices(['kept', 'sample', 'mix'])
        .default('kept'),
    )
    .addOption(
      new Option('--format <format>', 'how the files are written')
        .choices(['jsonl', 'alpaca', 'chatml', 'parquet'])
        .default('jsonl'),
    )
    .option('--instruction <text>', 'alpaca and chatml: the instruction that every document answers')
    .option('--out <folder>', 'where the files go (default: exports/<experiment>)')
    .option('--force', 'write over an earlier export')
    .option('--runs <folder>', 'where results are stored', 'runs')
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      `
Examples:
  collapse export runs/quickstart
  collapse export runs/quickstart --arm replace --seed 1 --generation 3 --out replace-3
  collapse export runs/quickstart --generation all --format parquet
  collapse export runs/my-study --format alpaca --instruction "Write an article."`,
    )
    .action(async (target: string, { arm, seed, generation, json, ...flags }: ExportFlags) => {
      const { exportDataset } = await import('../../workflows/export.js')
      const warn = (message: string) => process.stderr.write(`warning: ${message}\n`)
      const options = { ...flags, arms: arm, seeds: seed, generations: generation }
      const exported = await exportDataset(target, options, warn)
      if (json) process.stdout.write(`${JSON.stringify(exported, null, 2)}\n`)
      else {
        const rows = exported.files.map(({ path, documents, tokens, broken }) => [
          path,
          String(documents),
          String(tokens),
          String(broken),
        ])
        const table = textTable(['file', 'documents', 'tokens', 'not in the layout'], rows)
        process.stdout.write(`${table}\n\nDataset card: ${exported.card}\n`)
      }
    })
}

function append(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value]
}

function wholeFromZero(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 0 on.')
  return Number(text)
}

function appendSeed(text: string, earlier: readonly number[] = []): readonly number[] {
  return [...earlier, wholeFromZero(text)]
}

function appendGeneration(
  text: string,
  earlier?: readonly number[] | 'last' | 'all',
): readonly number[] | 'last' | 'all' {
  if (text === 'last' || text === 'all') return text
  return [...(Array.isArray(earlier) ? earlier : []), wholeFromZero(text)]
}
