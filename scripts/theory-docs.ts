import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { laws } from '../src/analysis/theory/laws.js'
import type { Law } from '../src/analysis/theory/law.js'
import { describeShape } from '../src/config/describe-shape.js'
import { type Shape, shapeOf } from '../src/config/shape.js'

const REPLICATIONS = 'experiments/replications'

/** The reference of the closed forms, by what they model: the first word of their names. */
export async function theory(): Promise<string> {
  const used = await usedIn()
  const subjects = [...new Set(laws.map(subjectOf))]
  const sections = subjects.map((subject) => {
    const own = laws.filter((law) => subjectOf(law) === subject)
    return [`## ${subject}`, ...own.map((law) => sectionOf(law, used.get(law.name) ?? []))].join('\n\n')
  })
  const rows = laws.map(
    ({ name, summary, kind, status }) =>
      `| [\`${name}\`](#${anchorOf(name)}) | ${summary} | ${kind} | ${status} |`,
  )
  return `# Theory

Closed forms of the literature, and those derived for this project. Tests hold simulations against them within Monte
Carlo error, \`collapse predict\` plans with them ([how](predict.md)), figures draw them as dashed lines, and replications
name them as their targets:

\`\`\`yaml
expect:
  - arm: replace
    metric: variance.mean
    law: { name: gaussian.replace.mean_variance, with: { points: 10 } }
\`\`\`

Generation 0 is fitted to human data alone, so generation g is fit g + 1. **read**: read in its source; **derived**: derived
here and checked by simulation. An **exact** law holds for every size within its assumptions, an **approximate** one to the
order that it says. Asked outside its assumptions, a law refuses and says which. On the command line:
\`collapse list laws\`, \`collapse show NAME\`.

| law | quantity | kind | status |
|---|---|---|---|
${rows.join('\n')}

${sections.join('\n\n')}
`
}

function sectionOf(law: Law, used: readonly string[]): string {
  const parameters = Object.entries(shapeOf(law.parameters).properties ?? {}).map(parameter)
  const files = used.map((name) => `[${name}](../${REPLICATIONS}/${name}.yaml)`)
  return [
    `### ${law.name}`,
    law.summary,
    `\`\`\`text\n${law.equation}\n\`\`\``,
    `Assumes: ${law.assumptions}`,
    `Source (${law.status}): ${law.source}.`,
    ...(parameters.length > 0 ? [parameters.join('\n')] : []),
    ...(files.length > 0 ? [`Target of: ${files.join(', ')}.`] : []),
  ].join('\n\n')
}

function parameter([name, shape]: [string, Shape]): string {
  const fallback = shape.default === undefined ? '' : `, default ${JSON.stringify(shape.default)}`
  return `- \`${name}\` (${describeShape(shape)}${fallback}): ${shape.description ?? ''}`
}

function subjectOf({ name }: Law): string {
  return name.split('.')[0] ?? name
}

/** As GitHub writes the anchor of a heading. */
function anchorOf(name: string): string {
  return name.replace(/[^a-z0-9_-]/g, '')
}

/** The replications that name each law. */
async function usedIn(): Promise<ReadonlyMap<string, readonly string[]>> {
  const used = new Map<string, string[]>()
  for (const file of (await readdir(REPLICATIONS)).filter((name) => name.endsWith('.yaml')).sort()) {
    const text = await readFile(join(REPLICATIONS, file), 'utf8')
    const named = new Set(Array.from(text.matchAll(/\bname: ([a-z]+\.[a-z0-9._-]+)/g), ([, name]) => name!))
    for (const name of named) used.set(name, [...(used.get(name) ?? []), basename(file, '.yaml')])
  }
  return used
}
