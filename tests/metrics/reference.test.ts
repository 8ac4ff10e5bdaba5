import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Measured } from '../../src/contracts/metric.js'
import { compressedSize } from '../../src/metrics/entropy/compression-ratio.js'
import { contextOf, measure } from './helpers.js'

interface Parameters {
  readonly n?: number
  readonly codec?: string
  readonly join?: string
  readonly p?: string
  readonly q?: string
}

interface ReferenceRecord {
  readonly metric: string
  readonly params: Parameters
  readonly value?: number | null
  readonly tolerance: number | string
  readonly error?: string
}

type Documents = readonly string[]

/** How a record's metric is called here. */
const ids: Readonly<Record<string, (parameters: Parameters) => string>> = {
  token_count: () => 'tokens',
  type_count: () => 'types',
  ttr: () => 'distinct_n.pooled.n1',
  distinct_n: ({ n }) => `distinct_n.pooled.n${n}`,
  distinct_n_mean_per_doc: ({ n }) => `distinct_n.per_document.n${n}`,
  ngram_entropy_plugin_bits: ({ n }) => `ngram_entropy.plugin.n${n}`,
  ngram_entropy_miller_madow_bits: ({ n }) => `ngram_entropy.miller_madow.n${n}`,
  ngram_entropy_chao_shen_bits: ({ n }) => `ngram_entropy.chao_shen.n${n}`,
  self_repetition: ({ n }) => `self_repetition.n${n}`,
}

function compression({ metric, params }: ReferenceRecord, documents: Documents): Measured | undefined {
  const codec = params.codec?.startsWith('gzip level 9')
    ? 'gzip-9'
    : params.codec === 'zlib level 6'
      ? 'zlib-6'
      : undefined
  if (codec === undefined) return undefined
  const { raw, compressed } = compressedSize(documents, codec, params.join === 'space' ? ' ' : '\n')
  return { value: metric === 'compressed_bytes' ? compressed : raw / compressed, n: compressed }
}

/** Our value for a record, or undefined where we have no such metric. */
async function ours(
  record: ReferenceRecord,
  documents: (name: string) => Documents,
  input: string,
): Promise<Measured | undefined> {
  const { metric, params } = record
  if (metric === 'compressed_bytes' || metric === 'compression_ratio') {
    return compression(record, documents(input))
  }
  if (metric === 'ngram_novelty') {
    const context = contextOf({ train: documents(params.p ?? ''), probe: documents(params.q ?? '') })
    return measure(`novelty.new_types.n${params.n}`, context)
  }
  const id = ids[metric]
  return id ? measure(id(params), contextOf({ probe: documents(input) })) : undefined
}

/** Compares and says whether there was something to compare. */
async function agrees(record: ReferenceRecord, documents: (name: string) => Documents, input: string) {
  const measured = await ours(record, documents, input)
  if (measured === undefined) return false
  const what = `${record.metric} ${JSON.stringify(record.params)} of ${input}: ${JSON.stringify(measured)}`
  if (record.error !== undefined) {
    expect(measured.value, what).toBeUndefined()
    expect(measured.undefinedReason, what).toMatch(/\w/)
    return true
  }
  const expected = record.value as number
  const relative = typeof record.tolerance === 'string' ? /^relative ([\d.]+)/.exec(record.tolerance) : null
  if (typeof record.tolerance === 'string' && relative === null) return false
  const tolerance = relative ? Number(relative[1]) * expected : (record.tolerance as number)
  expect(Math.abs((measured.value ?? Number.NaN) - expected), what).toBeLessThanOrEqual(tolerance)
  return true
}

const fixtures = new URL('./fixtures/', import.meta.url)
const names = [
  'pseudo_human_200',
  'pseudo_collapsed_200',
  'deg_disjoint',
  'deg_short_docs',
  'deg_all_empty',
  'deg_no_docs',
  'deg_unicode',
]

interface Fixture {
  readonly docs: Documents
  readonly records: readonly ReferenceRecord[]
}

function readJson<Content>(path: URL | string): Content {
  return JSON.parse(readFileSync(path, 'utf8')) as Content
}

describe('independent values for made-up documents', () => {
  const documents = (name: string) => readJson<Fixture>(new URL(`${name}.json`, fixtures)).docs

  it.each(names)('%s', async (name) => {
    const { docs, records } = readJson<Fixture>(new URL(`${name}.json`, fixtures))
    for (const record of records) expect(await agrees(record, () => docs, name)).toBe(true)
    expect(records.length).toBeGreaterThan(30)
  })

  it('pairs', async () => {
    const records = readJson<(ReferenceRecord & { input: string })[]>(new URL('pairs.json', fixtures))
    for (const record of records) expect(await agrees(record, documents, record.input)).toBe(true)
  })

  it('compression_ratio.zlib is the gzip level 9 record less its 12 bytes of envelope', async () => {
    const { docs, records } = readJson<Fixture>(new URL('pseudo_human_200.json', fixtures))
    const record = records.find(
      ({ metric, params }) =>
        metric === 'compressed_bytes' &&
        params.codec?.startsWith('gzip level 9') &&
        params.join === 'newline',
    )
    const { value, n } = await measure('compression_ratio.zlib', contextOf({ probe: docs }))
    expect(value).toBeCloseTo((n as number) / ((record?.value as number) - 12), 1)
  })
})

const shared = process.env['COLLAPSE_SHARED']
const reference = shared === undefined ? undefined : join(shared, 'reference')
const reason =
  reference === undefined
    ? 'skipped: COLLAPSE_SHARED does not name the folder that holds reference/'
    : existsSync(reference)
      ? reference
      : `skipped: ${reference} does not exist`

describe.skipIf(reason.startsWith('skipped'))(`the whole reference collection (${reason})`, () => {
  it('agrees on every record of a metric that is here', async () => {
    const folder = reference as string
    const documents = (name: string) =>
      readJson<{ docs: Documents }>(join(folder, 'inputs', `${name}.json`)).docs
    const compared: Record<string, number> = {}
    for (const file of readdirSync(folder)) {
      if (!file.endsWith('.json') || file === 'INDEX.json') continue
      for (const record of readJson<(ReferenceRecord & { input: string })[]>(join(folder, file))) {
        if (await agrees(record, documents, record.input)) {
          compared[record.metric] = (compared[record.metric] ?? 0) + 1
        }
      }
    }
    // Records of metrics we have: 60 per n-gram measure, 15 per text measure, 12 pairs; codecs zlib and gzip only.
    expect(compared).toEqual({
      token_count: 15,
      type_count: 15,
      ttr: 15,
      distinct_n: 60,
      distinct_n_mean_per_doc: 60,
      ngram_entropy_plugin_bits: 60,
      ngram_entropy_miller_madow_bits: 60,
      ngram_entropy_chao_shen_bits: 60,
      self_repetition: 15,
      compressed_bytes: 60,
      compression_ratio: 60,
      ngram_novelty: 12,
    })
  })
})
