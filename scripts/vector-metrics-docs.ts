import { vectorMetricInWords } from '../src/metrics/in-words.js'
import { vectorGroupIntroductions } from '../src/metrics/vector-groups.js'
import { loadVectorMetrics, vectorMetricEntries, vectorMetricGroups } from '../src/metrics/vector-registry.js'
import { definitions } from './metric-definitions.js'

/** The part of the reference of metrics that is about models of numbers. */
export async function vectorMetrics(): Promise<string> {
  const sections: string[] = []
  for (const group of vectorMetricGroups) {
    const { question, start, beware } = vectorGroupIntroductions[group]
    sections.push(`### ${group}`, `${question} ${start}\n\n${beware}`)
    for (const entry of vectorMetricEntries.filter((candidate) => candidate.group === group)) {
      const loaded = await loadVectorMetrics(entry.ids)
      // The name of a group that holds one file is its heading already.
      const title = entry.name === group ? '' : `#### ${entry.name}\n\n`
      sections.push(`${title}${entry.summary}.`)
      const rows = loaded.map((metric) => {
        const { direction, models } = vectorMetricInWords(metric)
        return `| \`${metric.id}\` | ${metric.label} | ${metric.unit} | ${direction} | ${models} |`
      })
      sections.push(
        `| id | label | unit | direction | of models |\n|---|---|---|---|---|\n${rows.join('\n')}`,
      )
      sections.push(...definitions(loaded, '#####'))
    }
  }
  const table = vectorMetricGroups.map(
    (group) => `| [${group}](#${group}) | ${vectorGroupIntroductions[group].question} | ${filesOf(group)} |`,
  )
  return `## Metrics of numbers

Experiments of numbers run thousands of independent chains at once. A value is the mean over chains, or their share, with
the 95% interval that the chains give; n is the number of chains, and with one chain there is no interval. What is read
off a model's parameters is exact for each chain: there is no sample in it. A chain that has collapsed has a defined
value, which may be infinite and then makes the mean so. Chains share the human test items.

Unless the file says otherwise, all metrics of the model's kind are measured; of another kind a metric is undefined.

| group | question | files |
|---|---|---|
${table.join('\n')}

${sections.join('\n\n')}`
}

function filesOf(group: string): string {
  return vectorMetricEntries
    .filter((entry) => entry.group === group)
    .map(({ name }) => `[${name}](#${name})`)
    .join(', ')
}
