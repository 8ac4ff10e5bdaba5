import { describe, expect, it } from 'vitest'
import { theoryCurves } from '../../../src/analysis/theory/curves.js'
import type { MetricInfo, Results } from '../../../src/contracts/results.js'

const metric = (id: string): MetricInfo => ({
  id,
  label: id,
  unit: 'share of facts',
  format: 'percent',
  better: 'higher',
  definition: '',
})

function resultsOf(configuration: string, arms: readonly string[], metrics = ['facts.coverage']): Results {
  return {
    experiment: 'theory',
    description: '',
    configuration,
    fingerprint: '',
    arms: arms.map((name) => ({ name, slug: name, description: '', strategy: '', humanOnly: false })),
    seeds: [1],
    generations: 10,
    metrics: metrics.map(metric),
    rows: [],
    mixes: [],
    excerpts: [],
    failures: [],
    human: [{ pool: 'train', documents: 2000, tokens: 87_874 }],
    environment: {},
    durations: { fit: 0, sample: 0, measure: 0 },
    costs: [],
    notes: [],
  }
}

const quickstart = (arms: string, loop = '') => `
human: { world: almanac, documents: 2000, test_documents: 500, facts: 2000, zipf_exponent: 1, statements_per_document: 6 }
loop: { sample: { documents: 2000, temperature: 1, max_tokens: 200 }, probe: { tokens: 60000 }, budget: 2000 ${loop} }
arms:
${arms}`

const ARMS = `
  control: { mixing: { strategy: human-only } }
  replace: { mixing: { strategy: replace } }
  accumulate: { mixing: { strategy: accumulate } }
  accumulate-subsample: { mixing: { strategy: accumulate-subsample } }
  redraw: { mixing: { strategy: mix, human: { share: 0.1, draw: redraw, allow_repetition: false } } }
  fixed: { mixing: { strategy: mix, human: { share: 0.1, draw: fixed, allow_repetition: false } } }
  fresh: { mixing: { strategy: mix, human: { share: 0.1, draw: fresh, allow_repetition: false } } }`

/**
 * facts.coverage at generation 10 of the quickstart with `smoothing: none`, which forgets by sampling alone: means of
 * three seeds, by `collapse run`. Tiers 1, 2-3, 4-7 and 8-15 hold about 515, 556, 274 and 112 facts, so three seeds
 * know them to 0.01 to 0.02 where facts are independent.
 */
const measured: Readonly<Record<string, readonly [number, number, number, number]>> = {
  control: [0.461, 0.77, 0.949, 0.994],
  replace: [0.137, 0.281, 0.509, 0.801],
  accumulate: [0.423, 0.731, 0.916, 0.988],
  'accumulate-subsample': [0.345, 0.611, 0.864, 0.981],
  redraw: [0.209, 0.48, 0.726, 0.944],
  fixed: [0.161, 0.323, 0.546, 0.771],
  fresh: [0.279, 0.417, 0.636, 0.905],
}

describe('curves of theory', () => {
  it('lie on a measured run that forgets by sampling alone', async () => {
    const arms = Object.keys(measured)
    const { curves, notCovered } = await theoryCurves(resultsOf(quickstart(ARMS), arms))
    expect(notCovered).toEqual([])
    for (const arm of arms) {
      for (const [at, group] of ['1', '2-3', '4-7', '8-15'].entries()) {
        const curve = curves.find((each) => each.arm === arm && each.group === group)
        expect(curve?.values).toHaveLength(11)
        expect(Math.abs((curve?.values[10] ?? 0) - measured[arm][at]), `${arm}, ${group}`).toBeLessThan(0.05)
      }
    }
  })

  it('of what was not measured are not there', async () => {
    const arms = ['replace']
    expect(await theoryCurves(resultsOf(quickstart(ARMS), arms, ['loss']))).toEqual({
      curves: [],
      notCovered: [],
    })
    const { curves } = await theoryCurves(resultsOf(quickstart(ARMS), arms, ['facts.mix_coverage']))
    expect(new Set(curves.map(({ metric: id }) => id))).toEqual(new Set(['facts.mix_coverage']))
    expect(curves.find(({ group }) => group === '1')?.values.slice(0, 2)).toEqual([1, 1 - Math.exp(-1)])
  })

  it('say which assumption fails where there is none', async () => {
    const reasons = async (configuration: string, arm: string) =>
      (await theoryCurves(resultsOf(configuration, [arm]))).notCovered[0].reason
    expect(
      await reasons(
        quickstart(
          '  warm: { mixing: { strategy: replace }, loop: { sample: { documents: 2000, temperature: 0.8 } } }',
        ),
        'warm',
      ),
    ).toBe('sampling is not that of the model: temperature 0.8')
    expect(await reasons(quickstart(ARMS, ', training_tokens: 1000'), 'replace')).toBe(
      'mixes are cut or repeated to a number of training tokens',
    )
    expect(
      await reasons(
        quickstart('  clean: { mixing: { strategy: replace }, curation: [{ stage: deduplicate }] }'),
        'clean',
      ),
    ).toBe('curation decides which statements are kept')
    expect(
      await reasons('human: { files: [a.txt] }\nloop: { probe: { tokens: 1000 } }\narms: {}', 'replace'),
    ).toContain('almanac alone')
  })
})
