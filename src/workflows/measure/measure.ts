import { audit } from '../../analysis/audit/index.js'
import type { MeasuredGroup, Measurement } from '../../contracts/measurement.js'
import { type OpenedFacts, openFacts } from '../../facts/index.js'
import { packageVersion } from '../../files/package-version.js'
import { loadMetrics } from '../../metrics/registry.js'
import { keyedRng } from '../../random/keyed.js'
import type { TokenisationName } from '../../text/tokenisations.js'
import { chosenMetricIds } from './default-metrics.js'
import { differencesTo } from './differences.js'
import { gatherEvidence } from './evidence/index.js'
import { type GroupView, groupViews, largeEnough } from './group-views.js'
import { humanNamed } from './human-named.js'
import { matchedTokens } from './matched-tokens.js'
import { contextsFor } from './measure-context.js'
import type { MeasureOptions } from './measure-options.js'
import { measureValues, REPETITIONS } from './measure-values.js'
import { nothingToMeasure } from './nothing-to-measure.js'
import { type ReadGroups, readGroups } from './read-groups.js'
import { findSources } from './sources.js'
import { remoteVectors } from './remote-vectors.js'
import { speakOptions } from './speak-options.js'

const CONFIDENCE = 0.95

/**
 * Measures any text, jsonl, json, csv or parquet files and compares their groups, with human text where there is some.
 * The same files, options and seed give the same result.
 *
 * @example
 * const measurement = await measureDataset(['generated.jsonl'], { human: ['human.txt'] })
 * measurement.findings[0].title // what is narrower than human text, by how much
 */
export async function measureDataset(
  files: readonly string[],
  options: MeasureOptions = {},
): Promise<Measurement> {
  const { seed = 1, tokenisation = 'whitespace', events, signal } = options
  const ids = chosenMetricIds(options.metrics, options.facts !== undefined)
  const [read, sources, facts] = await reading(files, options)
  const rng = keyedRng(seed, 'measure')
  const human = sources.human ?? humanNamed(read.groups.map(({ name }) => name))
  const viewsBy = (name: TokenisationName) => groupViews(read.groups, human, sources.pair, name, rng)
  const views = viewsBy(tokenisation)
  const groups = largeEnough(views)
  if (groups.length === 0) throw nothingToMeasure(views.groups, tokenisation)
  const tokens = matchedTokens(groups, options.tokens)
  const loaded = await loadMetrics(ids)
  const needs = new Set(loaded.flatMap((metric) => metric.needs))
  const warnings = new Set<string>()
  const remote =
    options.embeddings && needs.has('embeddings.remote')
      ? remoteVectors(options.embeddings, signal, (message) => warnings.add(message))
      : undefined
  const contextOf = contextsFor({
    views,
    remote,
    facts: facts && ((train) => facts.readerFor(train)),
    needs,
    rng,
  })
  // What nobody asked for and cannot be had is left out; what was asked for says why it is not there.
  const metrics = loaded.filter(
    (metric) => options.metrics !== undefined || metric.needs.every((need) => !contextOf.without.has(need)),
  )
  const measured = await measureValues({
    metrics,
    groups,
    contextOf,
    tokens: options.tokens,
    rng,
    signal,
    progress: (done, total, what) => events?.measuring?.(done, total, what),
  })
  const reference =
    groups.length > 1 && views.reference?.tooFew === undefined ? views.reference?.name : undefined
  const differences = differencesTo(reference, measured.values)
  // Findings are told in words: eight characters in a row are no copied text.
  const told = tokenisation === 'characters' ? viewsBy('words') : views
  const evidence = gatherEvidence(told, largeEnough(told), rng.fork('evidence'))
  return {
    format: 1,
    version: packageVersion(),
    seed,
    confidence: CONFIDENCE,
    tokenisation,
    ...(tokens !== undefined && { matchedTokens: tokens }),
    repetitions: REPETITIONS,
    ...(reference !== undefined && { reference }),
    groups: views.groups.map((group) => described(group, read)),
    ...measured,
    differences,
    findings: audit({ ...measured, differences, evidence }),
    files: read.files,
    notes: [
      ...sources.notes,
      ...read.notes,
      ...(facts?.notes ?? []),
      ...(remote ? [remote.note] : []),
      ...warnings,
    ],
  }
}

/** Everything that reads files; its errors speak of options. */
async function reading(files: readonly string[], options: MeasureOptions) {
  try {
    const facts: OpenedFacts | undefined =
      options.facts === undefined
        ? undefined
        : await openFacts({ file: options.facts }, options.baseDirectory ?? '')
    const sources = await findSources(files, options)
    return [await readGroups(sources, options), sources, facts] as const
  } catch (error) {
    throw speakOptions(error)
  }
}

function described({ name, role, view, empty, tooFew }: GroupView, { filesOf }: ReadGroups): MeasuredGroup {
  return {
    name,
    role,
    files: filesOf.get(name) ?? [],
    documents: view.texts.length,
    tokens: view.corpus().words.length,
    empty,
    ...(tooFew !== undefined && { tooFew }),
  }
}
