import type { Command } from 'commander'
import { textTable } from '../table.js'

interface ListFlags {
  readonly runs: string
  readonly json?: boolean
}

export function addList(program: Command): void {
  program
    .command('list')
    .description('List what there is: families, strategies, stages, metrics, worlds or runs.')
    .argument('<what>', 'families | strategies | stages | metrics | worlds | runs')
    .option('--runs <folder>', 'where results are stored', 'runs')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Examples:
  collapse list strategies
  collapse list metrics --json`,
    )
    .action(async (what: string, flags: ListFlags) => {
      const { list } = await import('../../workflows/catalogue.js')
      const entries = await list(what, flags.runs)
      if (flags.json) process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`)
      else if (entries.length === 0) process.stdout.write(`none in ${flags.runs}\n`)
      else process.stdout.write(`${tableOf(entries)}\n`)
    })
}

function tableOf(
  entries: readonly { name: string; summary: string; group?: string; ids?: readonly string[] }[],
): string {
  if (entries[0].ids === undefined) {
    return textTable(
      ['name', 'what it is'],
      entries.map(({ name, summary }) => [name, summary]),
    )
  }
  return textTable(
    ['group', 'name', 'what it is', 'ids'],
    entries.map(({ group, name, summary, ids }) => [group ?? '', name, summary, shortIds(ids ?? [])]),
  )
}

function shortIds(ids: readonly string[]): string {
  return ids.length <= 3 ? ids.join(' ') : `${ids[0]} … ${ids[ids.length - 1]} (${ids.length})`
}
