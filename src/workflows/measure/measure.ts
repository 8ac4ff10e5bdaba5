import { audit } from '../../analysis/audit/index.js'
import type { MeasuredGroup, Measurement } from '../../contracts/measurement.js'
import { BadInputError } from '../../errors/index.js'
import { type OpenedFacts, openFacts } from '../../facts/index.js'
import { packageVersion } from '../../files/package-version.js'
import { asEnvironmentError } from '../../loop/store.js'
import { loadMetrics } from '../../metrics/registry.js'
import { keyedRng } from '../../random/keyed.js'
import { SKETCH_EXTENSION, writeSketches } from './corpora/sketch-file.js'
import { wholeCorpus } from './corpora/whole-corpus.js'
import { chosenMetricIds } from './default-metrics.js'
import { differencesTo } from './differences.js'
import { gatherEvidence } from './evidence/index.js'
import { type GroupView, groupViews } from './group-views.js'
import { humanNamed } from './human-named.js'
import { matchedTokens } from './matched-tokens.js'
import { contextsFor } from './measure-context.js'
import type { MeasureOptions } from './measure-options.js'
import { measureValues, REPETITIONS } from './measure-values.js'
import { heldGroups } from './held-groups.js'
import { type ReadCorpora, readGroups } from './read-groups.js'
import { findSources, HUMAN } from './sources.js'
import { sampleCaution } from './sample-caution.js'
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
  const { seed = 1, events, signal } = options
  const ids = chosenMetricIds(options.metrics, options.facts !== undefined)
  const [read, facts] = await reading(files, options)
  const held = heldGroups(read)
  const rng = keyedRng(seed, 'measure')
  const human = read.human ? HUMAN : humanNamed(held.groups.map(({ name }) => name))
  const views = groupViews(held.groups, human, held.pair, rng)
  const sampled = held.groups.some(({ whole }) => !whole.isWhole)
  const groups = views.groups.filter(({ tooFew }) => tooFew === undefined)
  const tokens = matchedTokens(groups, options.tokens, sampled)
  const loaded = await loadMetrics(ids)
  const contextOf = contextsFor({
    views,
    facts: facts && ((train) => facts.readerFor(train)),
    needs: new Set(loaded.flatMap(({ needs }) => needs)),
    rng,
  })
  // What nobody asked for and cannot be had is left out; what was asked for says why it is not there.
  const metrics = loaded.filter(
    ({ needs }) => options.metrics !== undefined || needs.every((need) => !contextOf.without.has(need)),
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
  const reference = views.reference?.tooFew === undefined ? views.reference?.name : undefined
  const differences = differencesTo(reference, measured.values)
  const evidence = gatherEvidence(views, groups, rng.fork('evidence'))
  return {
    format: 1,
    version: packageVersion(),
    seed,
    confidence: CONFIDENCE,
    tokenisation: 'whitespace',
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
    notes: [...read.notes, ...kindsNote(read), ...(facts?.notes ?? [])],
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

function described({ name, role, view, tooFew, group: { files, whole } }: GroupView): MeasuredGroup {
  const sample = { documents: view.texts.length, tokens: view.corpus().words.length }
  return {
    name,
    role,
    files,
    documents: whole.lengths.count,
    tokens: whole.lengths.sum,
    empty: whole.empty,
    ...(!whole.isWhole && { sample }),
    ...(tooFew !== undefined && { tooFew: whole.isWhole ? tooFew : `${tooFew} in its random sample` }),
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
