import type { Command } from 'commander'
import { BadInputError } from '../../errors/index.js'
import type { Listed, ListedMetric } from '../../workflows/catalogue.js'
import type { ListedVectorMetric } from '../../workflows/vector-metrics.js'
import { textTable } from '../table.js'

interface ListFlags {
  readonly runs: string
  readonly json?: boolean
}

export function addList(program: Command): void {
  program
    .command('list')
    .description('List what there is: families, strategies, stages, metrics, worlds, laws or runs.')
    .argument('<what>', 'families | strategies | stages | metrics | worlds | laws | runs')
    .argument('[group]', 'of metrics: a group or file, listed metric by metric')
    .option('--runs <folder>', 'where results are stored', 'runs')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Examples:
  collapse list strategies
  collapse list metrics
  collapse list metrics entropy
  collapse list metrics --json
  collapse list laws`,
    )
    .action(async (what: string, group: string | undefined, flags: ListFlags) => {
      const { introductionTo, list, listMetrics } = await import('../../workflows/catalogue.js')
      const { isVectorMetric, listVectorMetrics } = await import('../../workflows/vector-metrics.js')
      if (group !== undefined) {
        if (what !== 'metrics')
          throw new BadInputError(`"${group}": only metrics have groups`, 'collapse list metrics GROUP')
        const metrics = isVectorMetric(group) ? await listVectorMetrics(group) : await listMetrics(group)
        const introduction = introductionTo(group)
        const table = `${introduction === undefined ? '' : `${introduction}\n\n`}${metricTable(metrics)}`
        process.stdout.write(`${flags.json ? JSON.stringify(metrics, null, 2) : table}\n`)
        return
      }
      const entries = await list(what, flags.runs)
      if (flags.json) process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`)
      else if (entries.length === 0) process.stdout.write(`none in ${flags.runs}\n`)
      else process.stdout.write(`${tableOf(entries)}\n`)
    })
}

function metricTable(metrics: readonly (ListedMetric | ListedVectorMetric)[]): string {
  const ofText = metrics.some((metric) => 'needs' in metric)
  const columns = ofText ? ['direction', 'compares', 'needs'] : ['direction', 'of models']
  const rows = metrics.map((metric) => {
    const { id, label, direction } = metric
    const rest = 'needs' in metric ? [metric.compares, metric.needs] : [metric.models]
    return [id, label, direction, ...rest]
  })
  return textTable(['id', 'what it is', ...columns], rows)
}

function tableOf(entries: readonly Listed[]): string {
  if (entries[0].ids === undefined) {
    const marked = entries.some(({ data }) => data !== undefined)
    return textTable(
      marked ? ['name', 'of', 'what it is'] : ['name', 'what it is'],
      entries.map(({ name, data = 'both', summary }) => (marked ? [name, data, summary] : [name, summary])),
    )
  }
  const rows = entries.map(({ group = '', name, summary, ids = [] }, index) => [
    group === entries[index - 1]?.group ? '' : group,
    name,
    summary,
    String(ids.length),
  ])
  return `${textTable(['group', 'name', 'what it is', 'metrics'], rows)}\n\n${MORE}`
}

const MORE = `One by one: collapse list metrics GROUP. Definitions: collapse show NAME.
Of text at a declared size of the sample: NAME@5000 (tokens), NAME@c90 (coverage in per cent).`
