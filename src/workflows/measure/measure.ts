import { audit } from '../../analysis/audit/index.js'
import type { MeasuredGroup, Measurement } from '../../contracts/measurement.js'
import { BadInputError } from '../../errors/index.js'
import { type OpenedFacts, openFacts } from '../../facts/index.js'
import { packageVersion } from '../../files/package-version.js'
import { asEnvironmentError } from '../../files/write-error.js'
import { loadMetrics } from '../../metrics/registry.js'
import { keyedRng } from '../../random/keyed.js'
import type { TokenisationName } from '../../text/tokenisations.js'
import { SKETCH_EXTENSION, writeSketches } from './corpora/sketch-file.js'
import { wholeCorpus } from './corpora/whole-corpus.js'
import { chosenMetricIds } from './default-metrics.js'
import { differencesTo } from './differences.js'
import { gatherEvidence } from './evidence/index.js'
import { type GroupView, groupViews, largeEnough } from './group-views.js'
import { humanNamed } from './human-named.js'
import { matchedTokens } from './matched-tokens.js'
import { contextsFor } from './measure-context.js'
import type { MeasureOptions } from './measure-options.js'
import { measureValues, REPETITIONS } from './measure-values.js'
import { heldGroups } from './held-groups.js'
import { nothingToMeasure, whyTooFew } from './nothing-to-measure.js'
import { type ReadCorpora, readGroups } from './read-groups.js'
import { remoteVectors } from './remote-vectors.js'
import { sampleCaution } from './sample-caution.js'
import { findSources, HUMAN } from './sources.js'
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
  const [read, facts] = await reading(files, options)
  const held = heldGroups(read)
  const rng = keyedRng(seed, 'measure')
  const human = read.human ? HUMAN : humanNamed(held.groups.map(({ name }) => name))
  const viewsBy = (name: TokenisationName) => groupViews(held.groups, human, held.pair, name, rng)
  const views = viewsBy(tokenisation)
  const sampled = held.groups.some(({ whole }) => !whole.isWhole)
  if (sampled) refuseOtherTokens(tokenisation, read.budget)
  const groups = largeEnough(views)
  if (groups.length === 0) throw nothingToMeasure(views.groups, tokenisation)
  const tokens = matchedTokens(groups, options.tokens, sampled)
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
    sampled,
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
    groups: views.groups.map(described),
    ...(sampled && { wholeCorpus: views.groups.map(({ name, group }) => wholeCorpus(name, group.whole)) }),
    ...measured,
    differences,
    findings: [
      ...(sampled ? [sampleCaution(views.groups, read)] : []),
      ...audit({ ...measured, differences, evidence }),
    ],
    files: read.files,
    notes: [
      ...read.notes,
      ...kindsNote(read),
      ...(facts?.notes ?? []),
      ...(remote ? [remote.note] : []),
      ...warnings,
    ],
  }
}

/**
 * Reads the same files as `measureDataset` and writes what is known of their groups into one file, which can be given
 * to `measureDataset` in place of the data, alone or with those of other parts.
 */
export async function saveSketches(
  files: readonly string[],
  path: string,
  options: MeasureOptions = {},
): Promise<void> {
  if (!path.endsWith(SKETCH_EXTENSION)) {
    throw new BadInputError(`--save-sketch ${path}: expected a name that ends in ${SKETCH_EXTENSION}`)
  }
  const [{ nameless: _, sketches: __, longFrom: ___, groups, ...header }] = await reading(files, options)
  try {
    await writeSketches(path, { ...header, groups: groups.map((group) => group.state()) })
  } catch (error) {
    throw asEnvironmentError(error, path)
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
    return [await readGroups(sources, options), facts] as const
  } catch (error) {
    throw speakOptions(error)
  }
}

/** Samples and whole corpora are counted by white space, as they are read. */
function refuseOtherTokens(tokenisation: TokenisationName, budget: number): void {
  if (tokenisation === 'whitespace') return
  throw new BadInputError(
    `--tokenisation ${tokenisation}: there are more than ${budget} tokens, and random samples are counted by white space`,
    'Raise --budget so that everything is held, measure a part, or leave --tokenisation out.',
  )
}

function described(shown: GroupView): MeasuredGroup {
  const { name, role, view, group } = shown
  const { files, whole } = group
  const sample = { documents: view.texts.length, tokens: view.corpus().words.length }
  const tooFew = whyTooFew(shown)
  return {
    name,
    role,
    files,
    documents: whole.lengths.count,
    // Of a sample the tokens of all; else as they were cut.
    tokens: whole.isWhole ? sample.tokens : whole.lengths.sum,
    empty: whole.empty,
    ...(!whole.isWhole && { sample }),
    ...(tooFew !== undefined && { tooFew }),
  }
}

/** One field, two kinds of values. */
function kindsNote({ by, kinds }: ReadCorpora): string[] {
  return kinds.length < 2
    ? []
    : [
        `the field "${by}" holds ${kinds.join(' and ')}: values are compared as they are written, so the number 1 and the text "1" are one group`,
      ]
}
