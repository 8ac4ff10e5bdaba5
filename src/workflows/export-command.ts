import type { ExportOptions } from './export-options.js'

/** The command line that makes an export again, quoted for a shell. */
export function exportCommand(target: string, options: ExportOptions): string {
  const { arms = [], seeds = [], generations, format, what, instruction, runs, out } = options
  const chosen = typeof generations === 'string' ? [generations] : (generations ?? [])
  const words = [
    ...['collapse', 'export', target],
    ...arms.flatMap((arm) => ['--arm', arm]),
    ...seeds.flatMap((seed) => ['--seed', String(seed)]),
    ...chosen.flatMap((generation) => ['--generation', String(generation)]),
    ...option('--what', what),
    ...option('--format', format),
    ...option('--instruction', instruction),
    ...option('--runs', runs === 'runs' ? undefined : runs),
    ...option('--out', out),
  ]
  return words.map(quoted).join(' ')
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value]
}

function quoted(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
