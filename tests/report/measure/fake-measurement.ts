import type { Measurement, MetricDifference, MetricValue } from '../../../src/contracts/measurement.js'

/** A small measurement of three groups; every name and text of it can be replaced by a hostile one. */
export function fakeMeasurement(
  groups: readonly string[] = ['human', 'model a', 'model b'],
  text = 'the same again',
): Measurement {
  const [reference, ...others] = groups
  const metric = (
    id: string,
    label: string,
    better: 'higher' | 'lower' | 'neither',
    unit = 'share of tokens',
  ) => ({
    id,
    label,
    unit,
    format: 'number' as const,
    better,
    definition: `What ${label} is.`,
    family: 'diversity',
    againstHuman: false,
    dependsOn: [],
  })
  const values: MetricValue[] = groups.flatMap((group, index) => [
    {
      group,
      metric: 'types',
      part: '',
      value: 1000 - 200 * index,
      low: 960 - 200 * index,
      high: 1040 - 200 * index,
      n: 5000,
    },
    { group, metric: 'rep', part: '', value: 0.1 + 0.05 * index, low: 0.09, high: 0.21, n: 5000 },
    { group, metric: 'entropy', part: '', value: 9 - index, low: 8.9 - index, high: 9.1 - index, n: 5000 },
    { group, metric: 'coverage', part: 'rare', undefinedReason: 'needs 50 tokens, has 12' },
  ])
  const differences: MetricDifference[] = others.flatMap((group, index): MetricDifference[] => {
    const at = index + 1
    const ratio = 1 - 0.2 * at
    return [
      {
        group,
        metric: 'types',
        part: '',
        difference: -200 * at,
        low: -250 * at,
        high: -150 * at,
        ratio,
        ratioLow: ratio - 0.05,
        ratioHigh: ratio + 0.05,
        p: 1e-9,
      },
      {
        group,
        metric: 'rep',
        part: '',
        difference: 0.05 * at,
        low: -0.05,
        high: 0.15,
        ratio: 1 + 0.5 * at,
        ratioLow: 0.7,
        ratioHigh: 3.2,
        p: 0.3,
      },
      { group, metric: 'entropy', part: '', difference: -at, low: -at - 0.1, high: -at + 0.1, p: 1e-9 },
    ]
  })
  return {
    format: 1,
    version: '0.1.0',
    seed: 1,
    confidence: 0.95,
    tokenisation: 'whitespace',
    matchedTokens: 4000,
    repetitions: 40,
    reference: reference!,
    groups: [
      ...groups.map((name, index) => ({
        name,
        role: index === 0 ? ('human' as const) : ('compared' as const),
        files: ['data.jsonl'],
        documents: 100,
        tokens: 5000,
        empty: 0,
      })),
      {
        name: 'tiny',
        role: 'compared',
        files: ['data.jsonl'],
        documents: 3,
        tokens: 12,
        empty: 1,
        tooFew: 'needs 10 documents, has 3',
      },
    ],
    metrics: [
      { ...metric('types', 'Vocabulary used', 'higher'), tokens: 4000 },
      metric('rep', 'Repeated 4-grams in a document', 'lower'),
      metric('entropy', 'Entropy of 1-grams', 'higher', 'bits per 1-gram'),
      metric('coverage', 'Coverage', 'neither'),
    ],
    values,
    differences,
    findings: [
      {
        group: others[0]!,
        kind: 'shared openings',
        weight: 'caution',
        size: 1,
        title: `${others[0]} begins as human text does`,
        detail: 'Prompts.',
        advice: 'Cut them.',
        evidence: [],
      },
      {
        group: others[0]!,
        kind: 'breadth',
        weight: 'serious',
        size: 0.2,
        title: `${others[0]} is narrower than human text: vocabulary used −20%`,
        detail: '3 of 3 measures say less.',
        advice: 'Mix in more human text.',
        evidence: [
          { title: 'Documents', kind: 'documents', items: [{ text, note: '4 documents' }] },
          { title: 'Phrases', kind: 'phrases', items: [{ text, note: '3 of 100 documents' }] },
        ],
      },
    ],
    files: [{ path: 'data.jsonl', bytes: 1234, sha256: 'ab12' }],
    notes: [`data.jsonl: 1 broken record left out; the first: ${text}`],
  }
}
