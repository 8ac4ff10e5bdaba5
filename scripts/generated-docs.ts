import { builtin } from '../src/config/builtin.js'
import { describeSchema, jsonSchema, type KeyDescription } from '../src/config/index.js'
import type { RegistryEntry } from '../src/contracts/registry.js'
import { groupIntroductions } from '../src/metrics/groups.js'
import { metricInWords, TOKENS_IN_WORDS } from '../src/metrics/in-words.js'
import { loadMetrics, metricEntries, metricGroups } from '../src/metrics/registry.js'
import { strategies } from '../src/mixing/registry.js'
import { definitions } from './metric-definitions.js'
import { theory } from './theory-docs.js'
import { vectorMetrics } from './vector-metrics-docs.js'

/** Generated files by path from the repository's root. */
export async function generatedDocs(): Promise<Record<string, string>> {
  return {
    'experiments/experiment.schema.json': `${JSON.stringify(jsonSchema(), null, 2)}\n`,
    'docs/experiment-file.md': experimentFile(),
    'docs/metrics.md': await metrics(),
    'docs/theory.md': `${GENERATED}\n\n${await theory()}`,
  }
}

const GENERATED = '<!-- Written by `npm run docs`; change the code, not this file. -->'

function experimentFile(): string {
  const rows = describeSchema().map(
    (key) => `| \`${key.path}\` | ${cell(key.type)} | ${defaultOf(key)} | ${cell(key.help)} |`,
  )
  const mixing = strategies.map(({ name, summary }) => `| \`${name}\` | ${cell(summary)} |`)
  const parts = [
    ...partRows('world', 'text', builtin.worlds),
    ...partRows('world', 'numbers', builtin.vectorWorlds),
    ...partRows('family', 'text', builtin.families),
    ...partRows('family', 'numbers', builtin.vectorFamilies),
    ...partRows('stage', 'text', builtin.stages),
    ...partRows('stage', 'numbers', builtin.vectorStages),
  ]
  return `${GENERATED}

# The experiment file

One YAML file: human data, a model family, a loop, the arms to compare, the metrics. Arms override the base by deep
merge: mappings merge key by key, lists and single values replace, and another \`strategy\`, \`family\` or \`world\`
drops the options of the one before. \`--set path=value\` on the command line overrides a field of the file. For
completion in an editor, see \`collapse schema --help\`.

## Mixing strategies

| name | what a generation trains on |
|---|---|
${mixing.join('\n')}

Definitions, what each draw of human data conditions on, closed forms and sources: [mixing strategies](strategies.md).

## Worlds, families and stages

Those of text go with each other, and those of numbers, where thousands of independent chains run at once. Strategies are
for both unless they say otherwise. Options: \`collapse show NAME\`, and below.

| name | what | of | what it is |
|---|---|---|---|
${parts.join('\n')}

## Every key

| key | expected | default | meaning |
|---|---|---|---|
${rows.join('\n')}
`
}

function partRows(what: string, data: string, entries: readonly RegistryEntry<unknown>[]): string[] {
  return entries.map(({ name, summary }) => `| \`${name}\` | ${what} | ${data} | ${cell(summary)} |`)
}

function defaultOf({ default: value, required }: KeyDescription): string {
  if (required) return 'required'
  return value === undefined ? '' : `\`${JSON.stringify(value)}\``
}

async function metrics(): Promise<string> {
  const sections: string[] = []
  for (const group of metricGroups) {
    sections.push(`## ${group}`, introduction(group))
    for (const entry of metricEntries.filter((candidate) => candidate.group === group)) {
      const loaded = await loadMetrics(entry.ids)
      sections.push(`### ${entry.name}\n\n${entry.summary}.`)
      const rows = loaded.map((metric) => {
        const { direction, compares, needs } = metricInWords(metric)
        const { id, label, unit } = metric
        return `| \`${id}\` | ${cell(label)} | ${cell(unit)} | ${direction} | ${compares} | ${needs} |`
      })
      sections.push(
        `| id | label | unit | direction | compares | needs |\n|---|---|---|---|---|---|\n${rows.join('\n')}`,
      )
      sections.push(...definitions(loaded))
    }
  }
  return `${GENERATED}

# Metrics

Those of text come first, [those of numbers](#metrics-of-numbers) behind them.

An experiment file names groups (\`diversity\`), entries (\`distinct_n\`) or ids (\`distinct_n.pooled.n2\`). Every metric
of the loop is taken on the probe, a separate sample of a fixed number of tokens, so arms compare by construction; a
metric of the text can also be taken on what curation kept, with the prefix \`kept.\`. A value that is not defined says
why; it is never 0 in its place.

Before you trust a difference, read three columns. **Direction**: what counts as better; where neither does, a value is
to be near that of human text. **Compares**: what two samples must share; where they do not, ask for a declared size,
\`types@5000\` or \`types@c90\` ([how to compare](comparing.md)). **Needs**: below the smallest sample, and without the
named resource, the value is undefined. ${TOKENS_IN_WORDS}
On the command line: \`collapse list metrics GROUP\`, \`collapse show NAME\`.

| group | question | files |
|---|---|---|
${metricGroups.map((group) => `| [${group}](#${group}) | ${groupIntroductions[group].question} | ${filesOf(group)} |`).join('\n')}

${sections.join('\n\n')}

${await vectorMetrics()}
`
}

function introduction(group: string): string {
  const { question, start, beware } = groupIntroductions[group]
  return `${question} ${start}\n\n${beware}`
}

function filesOf(group: string): string {
  const names = metricEntries.filter((entry) => entry.group === group).map(({ name }) => name)
  return names.map((name) => `[${name}](#${name.replace(/[^a-z0-9_-]/g, '')})`).join(', ')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
