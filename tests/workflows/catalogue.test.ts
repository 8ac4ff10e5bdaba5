import { describe, expect, it } from 'vitest'
import { list, show } from '../../src/workflows/catalogue.js'

describe('list', () => {
  it.each([
    ['families', 'ngram', 'gaussian'],
    ['worlds', 'almanac', 'regression'],
    ['stages', 'verifier', 'ball-verifier'],
  ])('names %s of text and of numbers, each with what it is of', async (what, ofText, ofNumbers) => {
    const listed = await list(what, 'none')
    expect(listed.find(({ name }) => name === ofText)).toMatchObject({ data: 'text' })
    expect(listed.find(({ name }) => name === ofNumbers)).toMatchObject({ data: 'numbers' })
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length)
  })

  it('says of strategies only where they are not for both', async () => {
    const listed = await list('strategies', 'none')
    expect(listed.find(({ name }) => name === 'replace')).not.toHaveProperty('data')
    expect(listed.find(({ name }) => name === 'token-edit')).toMatchObject({ data: 'text' })
  })

  it('names the laws of theory', async () => {
    expect(await list('laws', 'none')).toContainEqual({
      name: 'regression.accumulate.test_error_limit',
      summary: 'What the test error of least squares refitted on all labels so far rises to.',
    })
  })
})

describe('show', () => {
  it('gives a part of numbers with its options', async () => {
    const text = await show('label-verifier')
    expect(text).toContain('label-verifier (stage of numbers)')
    expect(text).toContain('  keep_correct: a number from 0 to 1 (default 1)')
    expect(await show('ngram')).toContain('ngram (family of text)')
    expect(await show('replace')).toContain('replace (strategy)')
  })

  it('gives a law with its closed form, assumptions, source and parameters', async () => {
    expect(await show('verifier.label_error_threshold')).toBe(`verifier.label_error_threshold (law, limit)

Share of wrong labels up to which training on verified synthetic data still ends right.

  p* = 1 / (1 + psi / phi): 1/2 without a filter, 1 with a perfect one.

Assumes: Linear classification with unlimited data; labels are wrong, and the verifier errs, independently of the input.
Source (read): Feng et al. 2024, arXiv 2406.07515

Parameters:
  keepsRight: a number above 0 and up to 1
      phi: probability that the verifier keeps a right label.
  keepsWrong: a number from 0 to 1
      psi: probability that it keeps a wrong one.`)
  })

  it('suggests a law by a name that is nearly one', async () => {
    await expect(show('gaussian.replace.mean_varianc')).rejects.toMatchObject({
      message: 'nothing is named "gaussian.replace.mean_varianc"',
      hint: expect.stringContaining('Did you mean "gaussian.replace.mean_variance"?') as string,
    })
  })
})
