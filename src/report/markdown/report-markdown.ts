import {
  armSentence,
  comparedGenerations,
  continuedControl,
  costTable,
  describePool,
  describeReferences,
  describeTokens,
  explainReferences,
  foldNotes,
  grouped,
  intervalSource,
  itemName,
  formatPercent,
  formatSeconds,
  keptCaveat,
  lossCaveat,
  mainFinding,
  type MixSummary,
  mixSummaries,
  nameGenerations,
  seedsCaveat,
  sizeCaveat,
  thresholdLines,
  verdictTable,
  unfinishedCaveat,
} from '../../analysis/index.js'
import { reportAnswers } from '../answers/report-answers.js'
import type { Figure, Figures } from '../charts/index.js'
import { findings } from '../findings.js'
import { whole } from '../html/sections.js'
import type { ReportData } from '../report-data.js'
import { armSamples } from '../samples.js'
import { visible } from '../visible.js'
import { escapeMarkdown, fenced, markdownTable } from './escape.js'
import { findingsMarkdown } from './findings-markdown.js'
import { paperMarkdown } from './paper.js'
import { tableMarkdown } from './table.js'

/** The same report for GitHub and editors: text, tables, and the charts as linked SVG. */
export function reportMarkdown(data: ReportData, figures: Figures): string {
  const { results, verdict, thresholds } = data
  const answers = reportAnswers(data)
  const parts: string[] = [
    `# ${escapeMarkdown(results.experiment)}: ${escapeMarkdown(mainFinding(verdict))}`,
    escapeMarkdown(results.description),
    escapeMarkdown(describeTokens(results) ?? ''),
    escapeMarkdown(unfinishedCaveat(results) ?? ''),
  ]
  if (results.failures.length > 0) {
    parts.push(
      '## Failed runs',
      results.failures
        .map(
          (f) =>
            `- ${escapeMarkdown(f.arm)}, seed ${f.seed}, generation ${f.generation}: ${escapeMarkdown(f.message)}`,
        )
        .join('\n'),
    )
  }
  parts.push(...findingsMarkdown(findings(data, figures)))
  const table = verdictTable(verdict)
  const percent = `${Math.round(thresholds.confidence * 1000) / 10}%`
  const sure = {
    none: 'One seed: there are no intervals, and no difference can be called clear.',
    chains: `In brackets its ${percent} interval, from ${grouped(results.chains ?? 1)} chains.`,
    seeds: `Differences are paired by seed (${results.seeds.length} seeds), with their ${percent} interval.`,
  }[intervalSource(results)]
  parts.push(
    '## 1. Verdict',
    `State at ${nameGenerations(comparedGenerations(verdict))}, then the difference to ${escapeMarkdown(describeReferences(verdict))}. ${sure}`,
    markdownTable(table.columns, table.rows),
    escapeMarkdown(explainReferences(verdict) ?? ''),
    escapeMarkdown(seedsCaveat(results, verdict) ?? ''),
    escapeMarkdown(lossCaveat(results, verdict) ?? ''),
    escapeMarkdown(sizeCaveat(results, verdict) ?? ''),
    escapeMarkdown(continuedControl(results, verdict) ?? ''),
    verdict.arms
      .filter((arm) => arm.outcome !== 'reference')
      .map(
        (arm) =>
          `- **${escapeMarkdown(arm.arm.name)}** (${arm.outcome}). ${escapeMarkdown(armSentence(arm))}`,
      )
      .join('\n'),
    ...figures.verdict.map(figureMarkdown),
    ...answers.verdict.map(tableMarkdown),
    `<details><summary>How the words are chosen</summary>\n\n${thresholdLines(results, thresholds)
      .map((line) => `- ${escapeMarkdown(line)}`)
      .join('\n')}\n\n</details>`,
  )
  if (figures.generations.length > 0) {
    const tables = answers.generations.map(tableMarkdown)
    parts.push('## 2. Generation by generation', ...figures.generations.map(figureMarkdown), ...tables)
  }
  if (figures.rarity.length > 0)
    parts.push(
      `## 3. ${results.data === 'vectors' ? 'States' : 'Facts'} by rarity`,
      ...figures.rarity.map(figureMarkdown),
    )
  parts.push(...answers.rarity.map(tableMarkdown))
  parts.push(...mixParts(data, figures.mix), ...sampleParts(data), ...repeatParts(data))
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`
}

function figureMarkdown(figure: Figure): string {
  return `### ${escapeMarkdown(figure.title)}\n\n${escapeMarkdown(figure.subtitle)}\n\n![${escapeMarkdown(figure.title)}](charts/${figure.id}.svg)`
}

function mixParts(data: ReportData, figures: readonly Figure[]): readonly string[] {
  const mixes = mixSummaries(data.results, data.thresholds.confidence)
  if (mixes.length === 0) return []
  const generations = [...new Set(mixes.map((mix) => mix.generation))].sort((a, b) => a - b)
  const rows = data.results.arms
    .filter((arm) => mixes.some((mix) => mix.arm === arm.name))
    .map((arm) => [
      arm.name,
      ...generations.map((generation) => {
        const mix = mixes.find((one) => one.arm === arm.name && one.generation === generation)
        if (mix === undefined) return '–'
        const same = Math.abs(mix.requested - mix.realised) < 0.005
        return same
          ? formatPercent(mix.realised)
          : `${formatPercent(mix.realised)} of ${formatPercent(mix.requested)}`
      }),
    ])
  return [
    '## 4. How much human data was really used',
    ...figures.map(figureMarkdown),
    'Realised human share of the training set by generation; “of …” where the requested share differs.',
    markdownTable(['strategy', ...generations.map(String)], rows),
    ...lastTrainingSets(data, mixes),
  ]
}

/** Sizes of the last training sets, where they are not the whole story: repeated or edited documents. */
function lastTrainingSets({ results }: ReportData, mixes: readonly MixSummary[]): readonly string[] {
  if (mixes.every(({ repeated, edited }) => repeated === 0 && edited === 0)) return []
  const last = new Map(mixes.map((mix) => [mix.arm, mix]))
  const items = `${itemName(results)}s`
  const columns = [
    items,
    ...(items === 'documents' ? ['tokens'] : []),
    `repeated ${items}`,
    `edited ${items}`,
  ]
  return [
    'The last training sets, mean over seeds:',
    markdownTable(
      ['strategy', ...columns],
      [...last.values()].map(({ arm, documents, tokens, repeated, edited }) => [
        arm,
        ...[documents, ...(items === 'documents' ? [tokens] : []), repeated, edited].map(whole),
      ]),
    ),
  ]
}

function sampleParts(data: ReportData): readonly string[] {
  const arms = armSamples(data)
  if (arms.length === 0) return []
  const blocks = arms.flatMap((arm) => {
    const [position] = arm.positions
    if (position === undefined) return []
    const texts = position.texts.map(
      ({ generation, text }) =>
        `Generation ${generation}:\n\n${fenced(wrapped(text ?? 'The sample is shorter.'), 'text')}`,
    )
    return [
      `<details><summary>${escapeMarkdown(arm.arm)}: document ${position.position + 1} of the sample, seed ${arm.seed}</summary>\n\n${texts.join('\n\n')}\n\n</details>`,
    ]
  })
  return ['## 5. Samples side by side', 'Generated text, shown as it is.', ...blocks]
}

function repeatParts(data: ReportData): readonly string[] {
  const { results } = data
  const { fit, sample, measure } = results.durations
  const facts: (readonly [string, string])[] = [
    ['Fingerprint', results.fingerprint],
    ['Seeds', results.seeds.join(', ')],
    ['Generations', `0 to ${data.summary.lastGeneration}`],
    ...Object.entries(results.environment),
    [
      'Work',
      `${formatSeconds(fit)} fitting, ${formatSeconds(sample)} sampling, ${formatSeconds(measure)} measuring`,
    ],
    ...results.human.map((pool) => [`Human ${pool.pool}`, describePool(pool)] as const),
  ]
  if (results.tiers !== undefined) {
    facts.push([
      'Facts by count in human text',
      results.tiers.map((tier) => `${tier.name}: ${whole(tier.facts)}`).join('; '),
    ])
  }
  const notes = foldNotes(results)
    .map((note) => `- ${escapeMarkdown(note)}`)
    .join('\n')
  return [
    '## 6. To repeat it',
    markdownTable(['', ''], facts),
    'All numbers: [results.csv](results.csv), [results.parquet](results.parquet), [summary.json](summary.json). Interactive: [index.html](index.html).',
    escapeMarkdown(keptCaveat(results) ?? ''),
    ...costParts(data),
    ...paperMarkdown(data),
    notes === '' ? '' : `Notes:\n\n${notes}`,
    `<details><summary>Configuration</summary>\n\n${fenced(visible(results.configuration), 'yaml')}\n\n</details>`,
  ]
}

function costParts({ results }: ReportData): readonly string[] {
  const costs = costTable(results)
  if (costs === undefined) return []
  return ['### Cost', markdownTable(costs.columns, costs.rows), escapeMarkdown(costs.notes.join(' '))]
}

/** Lines of at most 110 characters: code blocks do not wrap. */
function wrapped(text: string): string {
  return visible(text)
    .split('\n')
    .map((line) => line.replace(/(.{1,110})(?:\s+|$)/g, '$1\n').replace(/\n$/, ''))
    .join('\n')
}
