import { expect, test } from 'vitest'
import {
  audit,
  type AuditInput,
  type ClusterEvidence,
  type GroupEvidence,
  type ShareEvidence,
} from '../../../src/analysis/audit/index.js'
import type { MeasuredMetric, MetricDifference } from '../../../src/contracts/measurement.js'
import type { Estimate } from '../../../src/numerics/ratio-of-sums.js'

const estimate = (value: number, standardError = 0.01): Estimate => ({ value, standardError, n: 500 })
const share = (value: number): ShareEvidence => ({ share: estimate(value), exhibits: [] })
const clusters = (value: number): ClusterEvidence => ({
  share: estimate(value),
  matched: estimate(value),
  documents: Math.round(value * 500),
  clusters: 3,
  largest: [{ documents: 4, text: 'the same' }],
})
const evidence = (group: string, changed: Partial<GroupEvidence> = {}): GroupEvidence => ({
  group,
  documents: 500,
  empty: 0,
  duplicates: clusters(0),
  nearDuplicates: clusters(0),
  openings: clusters(0),
  unfinished: share(0.1),
  loops: share(0),
  form: {},
  repetitive: [],
  phrases: [],
  againstHuman: { copied: share(0.01), strange: share(0.2), tail: share(0.3) },
  ...changed,
})
const metric = (id: string, changed: Partial<MeasuredMetric> = {}): MeasuredMetric => ({
  id,
  label: id,
  unit: 'share',
  format: 'number',
  better: 'higher',
  definition: '',
  family: 'diversity',
  againstHuman: false,
  dependsOn: [],
  ...changed,
})
const change = (metricId: string, ratio: number, error = 0.01): MetricDifference => ({
  group: 'g',
  metric: metricId,
  part: '',
  difference: ratio - 1,
  low: ratio - 1 - 2 * error,
  high: ratio - 1 + 2 * error,
  ratio,
  ratioLow: ratio - 2 * error,
  ratioHigh: ratio + 2 * error,
  p: Math.abs(ratio - 1) > 3 * error ? 1e-6 : 0.5,
})
const find = (input: Partial<AuditInput>, own: Partial<GroupEvidence> = {}, human = true) =>
  audit({
    metrics: [],
    differences: [],
    evidence: { reference: evidence('human'), human, groups: [evidence('g', own)] },
    ...input,
  })

test('a narrower group is called so, with its numbers and how sure they are', () => {
  const metrics = [
    metric('types', { label: 'Vocabulary used' }),
    metric('rep', { better: 'lower', family: 'repetition' }),
  ]
  const [found] = find({ metrics, differences: [change('types', 0.7), change('rep', 1.4)] })
  expect(found).toMatchObject({
    kind: 'breadth',
    weight: 'serious',
    title: 'g is narrower than human text: vocabulary used −30% and rep +40%',
  })
  expect(found.detail).toContain('2 of 2 measures of breadth that have an interval say less')
})

test('entropies are compared as numbers of kinds', () => {
  const metrics = [metric('h', { unit: 'bits per 1-gram', family: 'entropy' })]
  // One bit less is half of the kinds.
  const bits: MetricDifference = {
    group: 'g',
    metric: 'h',
    part: '',
    difference: -1,
    low: -1.1,
    high: -0.9,
    p: 1e-9,
  }
  expect(find({ metrics, differences: [bits] })[0].title).toBe('g is narrower than human text: h −50%')
})

test('more variety in an order of words that people do not use is word salad', () => {
  const input = { metrics: [metric('types')], differences: [change('types', 1.3)] }
  const salad = { copied: share(0.01), strange: share(0.5), tail: share(0.3) }
  expect(find(input, { againstHuman: salad })[0]).toMatchObject({ kind: 'word salad', weight: 'serious' })
  const sound = find(input)[0]
  expect(sound).toMatchObject({ kind: 'breadth', weight: 'small' })
  expect(sound.title).toContain('is not narrower than human text')
  expect(sound.detail).toContain('no word salad')
})

test('what the intervals do not carry is not said, but how much would have been seen', () => {
  const found = find({ metrics: [metric('types')], differences: [change('types', 0.99, 0.02)] })
  expect(found.map(({ weight }) => weight)).toEqual(['none', 'none'])
  // Four times out of five at 1%: (2.576 + 0.842) x 0.02 = 6.8% up.
  expect(found[0].detail).toMatch(/types \+7/)
  expect(found[1].title).toContain('Nothing more than in human text was found of 7 things')
})

test('repetition between documents is told with its clusters, and only beyond the reference', () => {
  const found = find({}, { duplicates: clusters(0.2) })
  expect(found[0]).toMatchObject({ kind: 'duplicates', weight: 'serious' })
  expect(found[0].title).toBe(
    '20% of the documents of g have an exact copy in the group, more than in human text',
  )
  expect(found[0].evidence[0].items).toEqual([{ text: 'the same', note: '4 documents' }])
  const alike = {
    reference: evidence('human', { duplicates: clusters(0.2) }),
    human: true,
    groups: [evidence('g', { duplicates: clusters(0.2) })],
  }
  expect(find({ evidence: alike }).map(({ kind }) => kind)).toEqual(['not found'])
})

test('one group alone is told by its counts, without a comparison', () => {
  const alone = {
    reference: undefined,
    human: false,
    groups: [evidence('g', { duplicates: clusters(0.05), empty: 3 })],
  }
  const found = find({ evidence: alone })
  expect(found.map(({ kind, weight }) => [kind, weight])).toEqual([
    ['duplicates', 'notable'],
    ['empty', 'small'],
  ])
  expect(found[0].title).toBe('5% of the documents of g have an exact copy in the group')
})

test('prompts in both groups are a caution, before anything else', () => {
  const shared = { ...evidence('g').againstHuman!, sharedOpenings: { documents: 400, tokens: 30 } }
  const [first] = find(
    { metrics: [metric('types')], differences: [change('types', 0.7)] },
    { againstHuman: shared },
  )
  expect(first).toMatchObject({ kind: 'shared openings', weight: 'caution' })
  expect(first.title).toBe('400 of 500 documents of g begin as a human document does, for 30 words (median)')
})

test('copied text, a thin tail, circles and broken ends', () => {
  const own = {
    againstHuman: { copied: share(0.15), strange: share(0.2), tail: share(0.2) },
    loops: share(0.1),
    unfinished: share(0.5),
  }
  const found = find({}, own)
  expect(found.map(({ kind, weight }) => [kind, weight])).toEqual([
    ['unfinished', 'serious'],
    ['tail', 'serious'],
    ['copied text', 'serious'],
    ['loops', 'serious'],
    ['not found', 'none'],
  ])
})

test('phrases beyond the reference’s, and those that are missing', () => {
  const contrast = {
    more: [{ phrase: 'as an AI', documents: 300, others: 0, z: 12 }],
    fewer: [{ phrase: 'said', documents: 0, others: 100, z: -9 }],
    documents: 500,
    others: 500,
    compared: 1000,
  }
  const [more, fewer] = find({}, { contrast })
  expect(more).toMatchObject({
    weight: 'serious',
    title: 'More documents of g than of human text hold “as an AI”',
  })
  expect(fewer.detail).toContain(
    '“said” stands in 0% of its documents, against 20% in human text. 1 of them stands in no document at all.',
  )
})

test('a template of a group alone is told by its share', () => {
  const phrases = [{ phrase: 'as an AI language model I', documents: 150 }]
  const alone = { reference: undefined, human: false, groups: [evidence('g', { phrases })] }
  expect(find({ evidence: alone })).toMatchObject([
    {
      kind: 'templates',
      weight: 'serious',
      title: '“as an AI language model I” stands in 30% of the documents of g',
    },
  ])
  expect(find({}, { phrases }).map(({ kind }) => kind)).toEqual(['not found'])
})
