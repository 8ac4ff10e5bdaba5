import type { ArmAnswers } from '../../analysis/answers/index.js'
import {
  armSentence,
  describeReferences,
  explainReferences,
  formatPercent,
  inSentence,
  intervalSource,
  outcomeWords,
  plural,
  thresholdLines,
} from '../../analysis/index.js'
import { answerTables } from '../../report/answers/answer-tables.js'
import { reportAnswers } from '../../report/answers/report-answers.js'
import type { ReportTable } from '../../report/answers/report-table.js'
import { checkedClaims } from '../../report/findings.js'
import { wrapLines } from '../../report/measure/wrap.js'
import type { ReportData } from '../../report/report-data.js'
import { verdictCaveats } from '../../report/verdict/verdict-caveats.js'
import { wrappedTable } from '../wrapped-table.js'
import { armsTable } from './arms-table.js'
import { changesTable, firstChangesTable } from './changes-table.js'
import { definitionsText } from './definitions.js'
import { halfLivesTable } from './half-lives-table.js'
import { withoutEmpty } from './table-columns.js'

export interface VerdictView {
  /** The arms told of; default: all. */
  readonly arms: readonly string[] | undefined
  /** Whether the numbers behind every answer follow. */
  readonly details: boolean
  /** Characters of a line. */
  readonly width: number
}

/** Told in a form of their own, not as the report's tables. */
const TOLD = ['definitions', 'trends', 'attribution']

/** All answers to be read in a terminal: the finding first, then the arms side by side, question by question. */
export function verdictText(data: ReportData, { arms: asked, details, width }: VerdictView): string {
  const { found } = reportAnswers(data)
  const arms = found.arms.filter(({ arm }) => asked?.includes(arm.name) ?? true)
  const { verdict, generations, rarity } = answerTables(data, arms)
  const tables = [...verdict, ...generations, ...rarity]
  const text = (table: ReportTable) => tableText(table, width)
  const wrap = (sentence: string) => wrapLines(sentence, width)
  const own = explainReferences(data.verdict)
  return `${[
    wrap(`${found.finding.replace(/\.$/, '')}.`),
    [settingOf(data), ...failuresOf(data)].map(wrap).join('\n'),
    ...claimsText(data, width),
    text(armsTable(arms, data.summary.lastGeneration)),
    sentencesOf(data, arms)
      .map((line) => item(line, width))
      .join('\n'),
    ...[...(own === undefined ? [] : [own]), ...verdictCaveats(data.results, data.verdict)].map(wrap),
    ...present(definitionsText(arms, data.thresholds.confidence, width)),
    ...trendsText(tables, arms, text),
    ...(details ? longTables(data, arms, tables) : shortTables(data, arms)).map(text),
    section('How the words are chosen', thresholdLines(data.results, data.thresholds).map(wrap)),
    ...(details ? [] : [wrap('The numbers behind every answer: --details, or --json for programs.')]),
  ].join('\n\n')}\n`
}

/** What the experiment file says of its results. */
function claimsText({ results }: ReportData, width: number): readonly string[] {
  const claims = checkedClaims(results)
  if (claims.length === 0) return []
  const lines = claims.map(({ claim, verdict, measured, remark }) =>
    item(`${verdict}: ${claim}: ${measured}${remark === undefined ? '' : ` (${inSentence(remark)})`}`, width),
  )
  return [section('What the experiment file says', lines)]
}

/** Where measures are heading, or why nothing can be said of it. */
function trendsText(
  tables: readonly ReportTable[],
  arms: readonly ArmAnswers[],
  text: (table: ReportTable) => string,
): readonly string[] {
  const found = tables.filter(({ id }) => id === 'trends').map(text)
  if (found.length > 0 || arms.every(({ trends }) => trends.length === 0)) return found
  return [section('Where it is heading', ['A trend needs 5 generations.'])]
}

/** The report's tables with all numbers. */
function longTables(
  { verdict }: ReportData,
  arms: readonly ArmAnswers[],
  tables: readonly ReportTable[],
): readonly ReportTable[] {
  const others = tables.filter(({ id }) => !TOLD.includes(id))
  return [...others, ...present(changesTable(verdict, arms))].map(withoutEmpty)
}

/** How long facts live, and what the change of the first measure is made of. */
function shortTables(data: ReportData, arms: readonly ArmAnswers[]): readonly ReportTable[] {
  return [...present(halfLivesTable(arms)), ...present(firstChangesTable(data.verdict, arms))]
}

/** What was run, and what is compared with what. */
function settingOf({ results, verdict, summary, thresholds }: ReportData): string {
  const { experiment, seeds } = results
  const size = `${experiment}: ${plural(summary.lastGeneration, 'generation')}, ${plural(seeds.length, 'seed')}`
  const compared = `Every strategy is compared with ${describeReferences(verdict)}`
  const confidence = formatPercent(thresholds.confidence)
  switch (intervalSource(results)) {
    case 'none':
      return `${size}. ${compared}. One seed has no interval, so nothing can be called clear: run more (--seeds 5).`
    case 'chains':
      return `${size}, ${plural(results.chains ?? 1, 'chain')}. ${compared}; intervals (${confidence}) come from the chains.`
    case 'seeds':
      return `${size}. ${compared}, seed by seed; intervals are ${confidence}.`
  }
}

function failuresOf({ results }: ReportData): readonly string[] {
  return results.failures.map(
    ({ arm, seed, generation, message }) =>
      `Failed: ${arm}, seed ${seed}, at generation ${generation}: ${message}. Its earlier generations count.`,
  )
}

/** Each arm in words: what its outcome means, and the measures that carry it. */
function sentencesOf({ results }: ReportData, arms: readonly ArmAnswers[]): readonly string[] {
  const meanings = outcomeWords(results)
  return arms.flatMap(({ arm, verdict }) => {
    const { outcome } = verdict
    if (outcome === 'reference') return []
    const meaning = meanings[outcome]
    return [
      `${arm.name}: ${meaning === undefined ? outcome : `${outcome} (${meaning})`}. ${armSentence(verdict)}`,
    ]
  })
}

function tableText({ title, intro, columns, rows, notes }: ReportTable, width: number): string {
  const wrapped = notes.map((note) => wrapLines(note, width))
  return section(title, [wrapLines(intro, width), '', wrappedTable(columns, rows, width), ...wrapped])
}

/** A list item whose further lines stand below its first word. */
function item(line: string, width: number): string {
  return wrapLines(line, width, '  ').replace(/^ {2}/, '- ')
}

function section(title: string, lines: readonly string[]): string {
  return [title.toUpperCase(), ...lines].join('\n')
}

function present<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value]
}
