import { describe, expect, it } from 'vitest'
import type { FactBase } from '../../../src/contracts/metric.js'
import type { TextView } from '../../../src/contracts/text.js'
import type { Statement } from '../../../src/contracts/world.js'
import { buildFactBase } from '../../../src/facts/tiers.js'
import { contextOf, measure, measureAll, measureGroups, type TestContext, wordModel } from '../helpers.js'

// A small world: "<name> is <thing>" for four facts; `so <statement>` is the second register.
const things = ['red', 'blue', 'green', 'round']
const facts = things.map((object) => ({ subject: 'it', relation: 'is', object }))

function read(text: string): Statement[] {
  return [...text.matchAll(/(so )?it is(?: (\w+))?/g)].map((match) => {
    const fact = things.indexOf(match[2])
    const kind = match[2] === undefined ? 'malformed' : fact < 0 ? 'false' : 'right'
    return {
      kind,
      ...(kind === 'right' && { fact }),
      ...(kind !== 'malformed' && { style: match[1] ? 'so' : 'plain' }),
      start: match.index,
      end: match.index + match[0].length,
    }
  })
}

// red twice, blue once, green five times, round never.
const train = ['it is red', 'so it is red', 'it is blue', ...new Array<string>(5).fill('it is green')]
const base: FactBase = buildFactBase(facts, train.map(read), train, ['false', 'malformed'])
const context = (parts: TestContext) =>
  contextOf({ facts: base, statements: (view: TextView) => view.texts.map(read), ...parts })

describe('facts.coverage', () => {
  it('is the share of facts stated right, by tier', async () => {
    const probe = ['it is red and it is green', 'it is round', 'it is square']
    expect(await measureGroups('facts.coverage', context({ probe }))).toEqual({
      unseen: 1,
      '1': 0,
      '2-3': 1,
      '4-7': 1,
      '8-15': 'no facts in this group',
      '16-63': 'no facts in this group',
      '64+': 'no facts in this group',
      rare: 1 / 2,
      all: 2 / 3,
    })
  })

  it('counts the facts of each group', async () => {
    const measured = await measureAll('facts.coverage', context({ probe: ['it is'] }))
    expect(measured.map(({ n }) => n)).toEqual([1, 1, 1, 1, 0, 0, 0, 2, 3])
  })

  it('is undefined without text and without facts', async () => {
    expect(await measure('facts.coverage', context({}))).toEqual({
      undefinedReason: 'needs 1 token, has 0',
      n: 0,
    })
    expect(await measure('facts.coverage', contextOf({ probe: ['it is red'] }))).toEqual({
      undefinedReason: 'the human data has no known facts',
    })
  })

  it('is taken on the kept sample too', async () => {
    const both = context({ probe: ['it is red'], kept: ['it is blue'] })
    expect(await measureGroups('kept.facts.coverage', both)).toMatchObject({ '1': 1, '2-3': 0 })
  })
})

describe('facts.mix_coverage', () => {
  it('reads the counts of the mix', async () => {
    const mix = { documents: 3, tokens: 9, facts: Uint32Array.of(1, 0, 2, 0) }
    expect(await measureGroups('facts.mix_coverage', context({ mix }))).toMatchObject({
      unseen: 0,
      '1': 0,
      '2-3': 1,
      rare: 1 / 2,
      all: 2 / 3,
    })
  })

  it('is undefined where nobody counted', async () => {
    expect(await measure('facts.mix_coverage', context({}))).toEqual({
      undefinedReason: 'nobody counted the facts of the training mix',
    })
  })
})

// P(it is X) = 0.01 x 0.01 x P(X); "so it is red" has 0.01 of P(it is red).
const model = wordModel({ it: 0.01, is: 0.01, so: 0.01, red: 0.0099, blue: 0.0101, green: 0.001 }, 0.5)

describe('facts.generable.kappa1e-6', () => {
  it('sums over the human sentences of a fact and compares with one in a million', async () => {
    // red: 0.99e-6 + 0.0099e-6 < 1e-6; blue: 1.01e-6; green: 0.1e-6
    expect(await measureGroups('facts.generable.kappa1e-6', context({ model }))).toEqual({
      unseen: 'no sentence of the human train split states these facts',
      '1': 1,
      '2-3': 0,
      '4-7': 0,
      '8-15': 'no facts in this group',
      '16-63': 'no facts in this group',
      '64+': 'no facts in this group',
      rare: 1 / 2,
      all: 1 / 3,
    })
    const richer = wordModel({ it: 0.01, is: 0.01, so: 0.02, red: 0.0099 }, 0.5)
    expect(await measureGroups('facts.generable.kappa1e-6', context({ model: richer }))).toMatchObject({
      '2-3': 1,
    })
  })

  it('asks the model once, for open pieces without an end, and shares the answer', async () => {
    const asked: string[] = []
    const spying = wordModel({ it: 1, is: 1 }, 0, {})
    const counted = {
      ...spying,
      score: (...args: Parameters<typeof spying.score>) => {
        asked.push(args[1]?.boundary ?? 'document')
        return spying.score(...args)
      },
    }
    const mix = { documents: 1, tokens: 1, facts: new Uint32Array(4) }
    const shared = context({ model: counted, mix })
    await measureAll('facts.generable.kappa1e-6', shared)
    await measureAll('facts.extinct', shared)
    expect(asked).toEqual(['open'])
  })

  it('is undefined for densities', async () => {
    const density = wordModel({}, 1, {
      score: async () => ({
        kind: 'density',
        offsets: Uint32Array.of(0),
        logProbabilities: new Float64Array(0),
        flags: new Uint8Array(0),
      }),
    })
    expect((await measure('facts.generable.kappa1e-6', context({ model: density }))).undefinedReason).toMatch(
      /densities/,
    )
  })
})

describe('long sentences', () => {
  const long = 'it is red and a b c d e f g h i j k l m n'
  const wide: FactBase = { ...base, humanSentences: [[long], ['it is blue'], [long, 'it is green'], []] }
  const rich = wordModel({ it: 0.01, is: 0.01, blue: 0.1, green: 0.1 }, 0.5)
  const untold = 'all sentences that state these facts are longer than 16 tokens'

  it('are not asked for: facts that only they state are left out', async () => {
    const mix = { documents: 1, tokens: 1, facts: Uint32Array.of(1, 0, 0, 0) }
    const given = context({ model: rich, facts: wide, mix })
    const generable = await measureAll('facts.generable.kappa1e-6', given)
    expect(generable.find(({ group }) => group === '2-3')).toEqual({
      group: '2-3',
      undefinedReason: untold,
      n: 0,
    })
    expect(generable.find(({ group }) => group === 'all')).toEqual({ group: 'all', value: 1, n: 2 })
    expect(await measureGroups('facts.extinct', given)).toMatchObject({ '2-3': untold, all: 0 })
  })
})

describe('facts.extinct', () => {
  it('takes a fact that neither stands in the mix nor has probability', async () => {
    const mix = { documents: 1, tokens: 3, facts: Uint32Array.of(1, 0, 0, 0) }
    expect(await measureGroups('facts.extinct', context({ model, mix }))).toMatchObject({
      unseen: 'no sentence of the human train split states these facts',
      '1': 0,
      '2-3': 0,
      '4-7': 1,
      rare: 0,
      all: 1 / 3,
    })
  })
})

describe('statements', () => {
  it('does as its example says', async () => {
    const probe = ['it is red. so it is blue.', 'it is square', 'it is']
    const given = context({ probe })
    expect(await measure('statements.right_share', given)).toEqual({ value: 1 / 2, n: 4 })
    expect(await measure('statements.false_share', given)).toEqual({ value: 1 / 4, n: 4 })
    expect(await measure('statements.malformed_share', given)).toEqual({ value: 1 / 4, n: 4 })
  })

  it('is undefined for kinds that the reader does not tell', async () => {
    const probe = ['it is red. so it is blue.', 'it is square']
    const told = (tells: FactBase['tells']) => context({ probe, facts: { ...base, tells } })
    // A list of facts tells false statements alone.
    expect(await measure('statements.right_share', told(['false']))).toEqual({ value: 2 / 3, n: 3 })
    expect(await measure('statements.false_share', told(['false']))).toEqual({ value: 1 / 3, n: 3 })
    expect((await measure('statements.malformed_share', told(['false']))).undefinedReason).toMatch(
      /no malformed statements/,
    )
    // Of mined names every occurrence is right.
    expect((await measure('statements.right_share', told([]))).undefinedReason).toMatch(/no wrong statements/)
    expect((await measure('statements.false_share', told([]))).undefinedReason).toMatch(/no false statements/)
  })

  it('is undefined where there is none', async () => {
    expect(await measure('statements.false_share', context({ probe: ['nothing'] }))).toEqual({
      undefinedReason: 'no statement was found in the sample',
      n: 0,
    })
  })
})

describe('styles', () => {
  it('finds the registers still in use and their shares', async () => {
    const given = context({ probe: ['it is red. it is square. it is blue. it is'] })
    expect(await measure('styles.coverage', given)).toEqual({ value: 1 / 2, n: 3 })
    expect(await measureAll('styles.share', given)).toEqual([
      { group: 'plain', value: 1, n: 3 },
      { group: 'so', value: 0, n: 3 },
    ])
  })

  it('is undefined without styled statements and without styles', async () => {
    expect((await measure('styles.coverage', context({ probe: ['it is'] }))).undefinedReason).toMatch(
      /no statement/,
    )
    const plain = { ...base, styleShares: new Map<string, number>() }
    expect(
      (await measure('styles.share', context({ probe: ['it is red'], facts: plain }))).undefinedReason,
    ).toMatch(/no registers/)
  })
})
