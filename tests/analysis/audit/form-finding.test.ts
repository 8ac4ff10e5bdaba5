import { expect, test } from 'vitest'
import type { FormMark, GroupEvidence } from '../../../src/analysis/audit/index.js'
import { formFinding } from '../../../src/analysis/audit/form-finding.js'

const names = { group: 'g', reference: 'human text' }
const nothing = { share: undefined, exhibits: [] }
const noClusters = { share: undefined, matched: undefined, documents: 0, clusters: 0, largest: [] }
const evidence = (shares: Partial<Record<FormMark, number>>): GroupEvidence => ({
  group: 'g',
  documents: 400,
  empty: 0,
  duplicates: noClusters,
  nearDuplicates: noClusters,
  openings: noClusters,
  unfinished: nothing,
  loops: nothing,
  repetitive: [],
  phrases: [],
  form: Object.fromEntries(
    Object.entries(shares).map(([mark, value]) => [mark, { value, standardError: 0.02, n: 400 }]),
  ),
})

test('a mark that tells most documents apart is to be known before anything else', () => {
  const [found] = formFinding(
    names,
    evidence({ 'line breaks': 0.95, emoji: 0.01 }),
    evidence({ 'line breaks': 0, emoji: 0 }),
  )
  expect(found).toMatchObject({ kind: 'form', weight: 'caution', size: 0.95 })
  expect(found.title).toBe(
    'The form differs: line breaks stand in 95% of the documents of g (human text: 0%)',
  )
})

test('a smaller difference has its weight, and the largest is told first', () => {
  const [found] = formFinding(
    names,
    evidence({ 'line breaks': 0.3, 'list items': 0.4 }),
    evidence({ 'line breaks': 0.15, 'list items': 0.1 }),
  )
  expect(found.weight).toBe('notable')
  expect(found.title).toBe(
    'The form differs: list items stand in 40% of the documents of g (human text: 10%) and line breaks in 30% (15%)',
  )
})

test('what chance makes among all marks is not told', () => {
  // 0.08 is 2.8 standard errors: p = 0.005, sure for one mark and not for eleven.
  expect(formFinding(names, evidence({ emoji: 0.18 }), evidence({ emoji: 0.1 }))).toEqual([])
})
