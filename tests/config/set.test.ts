import { describe, expect, it } from 'vitest'
import { parseSetting } from '../../src/config/set.js'
import { problemsOf, RIGHT, resolveStub } from './fail.js'

describe('parseSetting', () => {
  it('splits the path at dots outside quotes and reads the value as YAML', () => {
    expect(parseSetting('loop.generations=3')).toMatchObject({ path: ['loop', 'generations'], value: 3 })
    expect(parseSetting('arms."a.b = c".mixing={strategy: mix}')).toMatchObject({
      path: ['arms', 'a.b = c', 'mixing'],
      value: { strategy: 'mix' },
    })
    expect(parseSetting("arms.'x.y'.a=b=c")).toMatchObject({ path: ['arms', 'x.y', 'a'], value: 'b=c' })
    expect(parseSetting('arms.10% human.loop.budget=5').path).toEqual(['arms', '10% human', 'loop', 'budget'])
  })

  it('refuses what is no path=value', () => {
    for (const text of ['', 'foo', '=3', 'a..b=3', 'a.=3', '"a=3']) {
      expect(() => parseSetting(text), text).toThrow(`--set ${text}: expected path=value`)
    }
    expect(() => parseSetting('a={')).toThrow('the value is not valid YAML')
  })
})

describe('--set', () => {
  it('changes values before arms are merged', () => {
    const { arms, generations } = resolveStub(RIGHT, {
      set: ['loop.generations=7', 'loop.sample.top_k=9', 'arms.10% human.mixing.human.count=12'],
    })
    expect(generations).toBe(7)
    expect(arms[3].sample.decoding.top_k).toBe(9)
    expect(arms[2].mixing).toEqual({ strategy: 'mix', human: { count: 12, draw: 'fixed' } })
  })

  it('drops what belonged to another choice', () => {
    const { arms } = resolveStub(RIGHT, { set: ['mixing.strategy=replace', 'arms.10% human={}'] })
    expect(arms[2].mixing).toEqual({ strategy: 'replace' })
  })

  it('replaces whole mappings and positions of lists', () => {
    const text = `${RIGHT}seeds: [1, 2]\n`
    expect(resolveStub(text, { set: ['seeds.1=9', 'loop={generations: 2}'] })).toMatchObject({
      seeds: [1, 9],
      generations: 2,
    })
    expect(resolveStub(text, { set: ['loop={}'] }).generations).toBe(10)
    expect(problemsOf(text, { set: ['seeds.7=9'] })[0]).toBe(
      '--set seeds.7=9: seeds: expected a position from 0 to 2',
    )
  })

  it('can add an arm, but not misspell one', () => {
    expect(resolveStub(RIGHT, { set: ['arms.new={mixing: {strategy: replace}}'] }).arms.at(-1)?.name).toBe(
      'new',
    )
    expect(problemsOf(RIGHT, { set: ['arms.replce.mixing.strategy=mix'] })[0]).toBe(
      '--set arms.replce.mixing.strategy=mix: arms.replce: unknown arm "replce": did you mean "replace"? arms: replace, 10% human, hot',
    )
  })

  it('names itself as the place of a problem', () => {
    expect(problemsOf(RIGHT, { set: ['loop.generatons=3'] })[0]).toBe(
      '--set loop.generatons=3 loop.generatons: unknown key "generatons": did you mean "generations"? known: generations, budget, training_tokens, sample, probe, keep_models, excerpts',
    )
    expect(problemsOf(RIGHT, { set: ['loop.sample.top_p=2'] })[0]).toBe(
      '--set loop.sample.top_p=2 loop.sample.top_p: expected a number above 0 and up to 1, got 2',
    )
    expect(problemsOf(RIGHT, { set: ['name.x=3'] })[0]).toBe(
      '--set name.x=3: name: there is a plain value there, nothing below it',
    )
  })
})
