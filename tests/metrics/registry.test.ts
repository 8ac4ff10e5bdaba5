import { describe, expect, it } from 'vitest'
import { BadInputError } from '../../src/errors/index.js'
import { dependsOnSize } from '../../src/metrics/depends-on-size.js'
import { loadMetrics, metricEntries, metricGroups, selectMetricIds } from '../../src/metrics/registry.js'

describe('the catalogue', () => {
  it.each(metricEntries.map((entry) => [entry.name, entry] as const))(
    '%s holds what it lists',
    async (_, entry) => {
      const { metrics } = await entry.load()
      expect(metrics.map(({ id }) => id)).toEqual(entry.ids)
      for (const metric of metrics) {
        expect(metric.version).toBeGreaterThanOrEqual(1)
        expect(metric.label).toMatch(/^\S/)
        expect(metric.unit).toMatch(/^\S/)
        expect(metric.definition).toMatch(/Source: /)
        if (!entry.onText) continue
        const anySize = entry.anySize === 'all' || entry.anySize?.includes(metric.id) === true
        expect(dependsOnSize(metric), `${metric.id}: dependsOn and anySize`).toBe(!anySize)
        // Facts and vectors are had of any text, and human text is the same beside any.
        expect(metric.needs.filter((need) => !/^(facts$|human$|embeddings)/.test(need))).toEqual([])
      }
    },
  )

  it('has each id once, and no name that means two things', () => {
    const ids = metricEntries.flatMap((entry) => entry.ids)
    expect(new Set(ids).size).toBe(ids.length)
    const names = metricEntries.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { name, group, ids: own } of metricEntries) {
      // An entry may bear the name of its group or of its metric only where both stand for the same metrics.
      if (metricGroups.includes(name)) {
        expect(metricEntries.filter((entry) => entry.group === group)).toHaveLength(1)
      }
      if (ids.includes(name)) expect(own).toEqual([name])
    }
  })

  it('describes formula, bias and smallest sample of every estimate', async () => {
    const counted = new Set(['tokens', 'documents'])
    for (const metric of await loadMetrics(selectMetricIds(metricGroups))) {
      if (counted.has(metric.id)) continue
      for (const part of ['**Formula.**', '**Bias.**', '**Smallest sensible sample.**']) {
        expect(metric.definition, metric.id).toContain(part)
      }
    }
  })
})

describe('selectMetricIds', () => {
  it('takes groups, entries and ids, each once, in the order of the catalogue', () => {
    expect(selectMetricIds(['rep_n', 'types', 'hapax_share', 'types'])).toEqual([
      'types',
      'hapax_share',
      'rep_n.n2',
      'rep_n.n3',
      'rep_n.n4',
    ])
    expect(selectMetricIds(['form'])).toEqual(expect.arrayContaining(['tokens', 'documents']))
    expect(selectMetricIds([])).toEqual([])
  })

  it('puts metrics of the kept sample last', () => {
    const ids = selectMetricIds(['kept.types', 'form'])
    expect(ids.at(-1)).toBe('kept.types')
  })

  it('takes of a group on the kept sample what can be taken there', () => {
    const ids = selectMetricIds(['kept.facts'])
    expect(ids).toEqual(expect.arrayContaining(['kept.facts.coverage', 'kept.statements.false_share']))
    // What curation left says nothing about the model or the mix.
    expect(ids).not.toContain('kept.facts.mix_coverage')
    expect(ids).not.toContain('kept.facts.generable.kappa1e-6')
  })

  it('takes a size behind any name, of groups and files what depends on it', () => {
    expect(selectMetricIds(['types@5000', 'kept.types@c90', 'types'])).toEqual([
      'types',
      'types@5000',
      'kept.types@c90',
    ])
    expect(selectMetricIds(['distinct_n@100'])).toEqual(
      [1, 2, 3, 4].map((n) => `distinct_n.pooled.n${n}@100`),
    )
    // By its own id also what needs no size: it then has an interval.
    expect(selectMetricIds(['length.tokens_per_document@100'])).toEqual(['length.tokens_per_document@100'])
    expect(selectMetricIds(['facts@100'])).toContain('facts.coverage@100')
    expect(selectMetricIds(['facts@100'])).not.toContain('statements.false_share@100')
  })

  it('refuses an unknown name and offers the nearest', () => {
    const refusal = (name: string) => {
      try {
        selectMetricIds([name])
      } catch (error) {
        expect(error).toBeInstanceOf(BadInputError)
        return `${(error as BadInputError).message} ${(error as BadInputError).hint}`
      }
      return 'accepted'
    }
    expect(refusal('diversty')).toContain('Did you mean "diversity"?')
    expect(refusal('distinct_n.pooled.n5')).toContain('Did you mean "distinct_n.pooled.n')
    expect(refusal('kept.tipes')).toContain('Did you mean "kept.types"?')
    expect(refusal('something else entirely')).not.toContain('Did you mean')
    expect(refusal('')).not.toContain('Did you mean')
    expect(refusal('kept.human_loss.per_token')).toContain('not taken on text alone')
    expect(refusal('human_loss.per_token@50')).toContain(
      'nothing in human_loss.per_token is taken on text alone',
    )
    expect(refusal('kept.rep_n@50')).toContain('nothing in kept.rep_n is')
    expect(refusal('tipes@50')).toContain('Did you mean "types"?')
    expect(refusal('types@many')).toContain('"@many" is no size to measure at')
  })
})

describe('loadMetrics', () => {
  it('gives the metrics in the order asked for', async () => {
    const ids = ['types', 'kept.tokens', 'kept.types@50', 'distinct_n.pooled.n2@c80']
    expect((await loadMetrics(ids)).map(({ id }) => id)).toEqual(ids)
  })

  it('refuses unknown ids', async () => {
    await expect(loadMetrics(['nothing'])).rejects.toBeInstanceOf(BadInputError)
    await expect(loadMetrics(['kept.human_loss.per_token'])).rejects.toBeInstanceOf(BadInputError)
    await expect(loadMetrics(['human_loss.per_token@50'])).rejects.toBeInstanceOf(BadInputError)
  })
})
