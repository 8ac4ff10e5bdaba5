import { describe, expect, it } from 'vitest'
import { problemsOf, resolveStub, RIGHT } from './fail.js'

/** The first message after replacing a piece of the right experiment. */
function broken(piece: string, put: string): string[] {
  expect(RIGHT).toContain(piece)
  return problemsOf(RIGHT.replace(piece, put))
}

describe('messages', () => {
  it('name line and column, the path, what was expected and what came', () => {
    expect(broken('share: 0.1', 'share: 1.2')).toEqual([
      'x.yaml:10:42 arms.10% human.mixing.human.share: expected a number from 0 to 1, got 1.2',
      'hint: share: Human share of the final mix.',
    ])
    expect(broken('generations: 3', 'generations: ten')[0]).toBe(
      'x.yaml:5:16 loop.generations: expected a whole number from 1 to 10000, got "ten"',
    )
    expect(broken('name: quickstart', 'name: quick start')[0]).toBe(
      'x.yaml:1:7 name: expected letters, digits, "-", "_" and ".", beginning with a letter or digit, not ending with ".", got "quick start"',
    )
    expect(broken('absolute: 0.1', 'absolute: 1')[0]).toBe(
      'x.yaml:3:58 model.smoothing.absolute: expected a number between 0 and 1 (not these themselves), got 1',
    )
  })

  it('know the arms that others are compared with', () => {
    expect(broken('  hot: {', '  hot: { reference: replac,')[0]).toBe(
      'x.yaml:11:21 arms.hot.reference: unknown arm "replac": did you mean "replace"? arms: control, replace, 10% human, hot',
    )
    expect(broken('  hot: {', '  hot: { reference: hot,')[0]).toBe(
      'x.yaml:11:21 arms.hot.reference: an arm cannot be compared with itself',
    )
    expect(broken('  hot: {', '  hot: { reference: 3,')[0]).toMatch(/reference: expected text, got 3/)
  })

  it('suggest words for unknown keys, strategies, families, worlds and stages', () => {
    expect(broken('loop:\n', 'loop:\n  generatons: 4\n')[0]).toBe(
      'x.yaml:5:3 loop.generatons: unknown key "generatons": did you mean "generations"? known: generations, budget, training_tokens, sample, probe, keep_models, excerpts',
    )
    expect(broken('strategy: replace', 'strategy: replcae')[0]).toBe(
      'x.yaml:9:34 arms.replace.mixing.strategy: unknown strategy "replcae": did you mean "replace"? known: human-only, replace, mix',
    )
    expect(broken('family: ngram', 'family: ngramm')[0]).toBe(
      'x.yaml:3:18 model.family: unknown family "ngramm": did you mean "ngram"? known: ngram, unigram, gaussian',
    )
    expect(broken('world: almanac', 'world: almanach')[0]).toBe(
      'x.yaml:2:17 human.world: unknown world "almanach": did you mean "almanac"? known: almanac, mute, normal',
    )
    expect(problemsOf(`${RIGHT}curation:\n  - stage: lenght\n`)[0]).toBe(
      'x.yaml:13:12 curation[0].stage: unknown stage "lenght": did you mean "length"? known: deduplicate, length, label-verifier',
    )
    expect(broken('documents: 2000', 'documents: 2000, fatcs: 3')[0]).toContain(
      'human.fatcs: unknown key "fatcs": did you mean "facts"?',
    )
  })

  it('explain unions by the keys that were given', () => {
    expect(broken('absolute: 0.1', 'absolut: 0.1')[0]).toBe(
      'x.yaml:3:46 model.smoothing: expected "none", { absolute: a number between 0 and 1 (not these themselves) } or { add: a number above 0 }, got a mapping',
    )
    expect(broken('absolute: 0.1', 'add: 0')[0]).toBe(
      'x.yaml:3:53 model.smoothing.add: expected a number above 0, got 0',
    )
  })

  it('say what is missing and where it belongs', () => {
    expect(broken('name: quickstart\n', '')[0]).toBe('x.yaml:1:1 name: missing, expected text')
    expect(problemsOf(RIGHT.replace(/^mixing.*\n/m, ''))[0]).toBe(
      'x.yaml:9:24 arms.10% human.mixing.strategy: missing, expected one of human-only, replace, mix',
    )
    expect(problemsOf(RIGHT.replace(/^model.*\n/m, ''))[0]).toBe(
      'x.yaml:1:1 model: missing, expected a mapping with family: ngram, unigram, gaussian',
    )
    expect(broken('human: { world: almanac, documents: 2000 }', 'human: { documents: 2000 }')).toEqual([
      'x.yaml:2:8 human: expected world or files, got documents',
      'hint: human: { world: almanac, documents: 2000 } or human: { files: [my-texts.jsonl], field: text }',
    ])
    expect(broken('world: almanac', 'world: almanac, files: [a.txt]')[0]).toBe(
      'x.yaml:2:8 human: expected either world or files, got both',
    )
  })

  it('blame the base once for what arms inherit', () => {
    expect(broken('share: 0.5', 'share: -1')).toEqual([
      'x.yaml:7:42 mixing.human.share: expected a number from 0 to 1, got -1',
      'hint: share: Human share of the final mix.',
    ])
  })

  it('report two sizes at once in the words of the strategy', () => {
    expect(broken('share: 0.1', 'share: 0.1, count: 5')[0]).toBe(
      'x.yaml:10:33 arms.10% human.mixing.human: expected exactly one size: share or count',
    )
  })

  it('refuse metrics of facts where there are none, before a run', () => {
    const withHuman = (human: string) =>
      problemsOf(`${RIGHT.replace(/human: .*/, `human: ${human}`)}metrics: [loss, facts]`)
    expect(withHuman('{ files: [a.txt] }')).toEqual([
      'x.yaml:12:17 metrics[1]: facts asks for facts, and the human data has none to look for',
      'hint: Add human.facts: { mine: names } (names and numbers of the text itself) or { file: facts.jsonl }, or leave these metrics out.',
    ])
    expect(withHuman('{ world: mute, documents: 5 }')[1]).toBe(
      'hint: Leave it out, or choose a world with facts: human: { world: almanac }.',
    )
    expect(withHuman('{ files: [a.txt], facts: { mine: name } }')).toEqual([
      'x.yaml:2:41 human.facts.mine: expected "names", got "name"',
      'hint: mine: names: the names of several words and the numbers of the human training split.',
    ])
  })

  it('explain what arms share', () => {
    expect(broken('hot: {', 'hot: { human: { world: mute, documents: 5 }, seeds: 3,')).toEqual([
      'x.yaml:11:10 arms.hot.human: an arm cannot have its own human',
      'x.yaml:11:48 arms.hot.seeds: an arm cannot have its own seeds',
      'hint: Arms share human data, generations and probe so that they can be compared; what differs in these is another experiment file.',
    ])
    expect(broken('budget: 500', 'generations: 5')[0]).toBe(
      'x.yaml:11:46 arms.hot.loop.generations: an arm cannot have its own generations',
    )
  })

  it('report all problems of a file, in its order, at most ten', () => {
    const keys = Array.from({ length: 14 }, (_, index) => `zz${index}: 1\n`).join('')
    const lines = problemsOf(RIGHT.replace('generations: 3', 'generations: 0') + keys)
    expect(lines[0]).toContain('x.yaml:5:16 loop.generations')
    expect(lines[1]).toContain('x.yaml:12:1 zz0: unknown key "zz0"')
    expect(lines.slice(10, 12)).toEqual(['and 5 more', expect.stringMatching(/^hint: generations: /)])
  })

  it('pass on what the metrics say', () => {
    expect(problemsOf(`${RIGHT}metrics: [entropi]\n`)).toEqual([
      'x.yaml:12:10 metrics: unknown metric "entropi"',
      'hint: collapse list metrics',
    ])
  })

  it('refuse metrics of facts where the world cannot be read', () => {
    const mute = RIGHT.replace('world: almanac', 'world: mute')
    expect(problemsOf(`${mute}metrics: [loss, facts]\n`)).toEqual([
      'x.yaml:12:17 metrics[1]: facts asks for facts, and the world mute cannot find facts in text',
      'hint: Leave it out, or choose a world with facts: human: { world: almanac }.',
    ])
    expect(resolveStub(`${mute}metrics: [loss]\n`).metrics).toEqual(['loss.id'])
    expect(resolveStub(`${RIGHT}metrics: [facts]\n`).metrics).toEqual(['facts.id'])
  })

  it('say where an alias has no anchor, or no end', () => {
    expect(problemsOf('name: a\nhuman: { files: [*.txt] }\n')).toEqual([
      'x.yaml:2:18 no anchor &.txt stands before the alias *.txt',
      'hint: Text that begins with * stands in quotes: "*.txt".',
    ])
    expect(problemsOf('name: a\narms: &all [1, { b: *all }]\n')[0]).toBe(
      'x.yaml:2:21 the alias *all stands inside the anchor &all: its value would have no end',
    )
    expect(problemsOf(`a: &a 1\nb: *a\na2: &a 2\nc: [*a, *b]\n`)[0]).toContain('no anchor &b')
  })

  it('name syntax errors and repeated keys with line and column', () => {
    expect(problemsOf('name: a\nname: b\n')[0]).toBe('x.yaml:2:1 this key stands twice in one mapping')
    expect(problemsOf('name: a\nhuman: { world: almanac\n')[0]).toMatch(/^x\.yaml:3:1 /)
    expect(problemsOf('name: a\n\thuman: 3\n').at(-1)).toBe(
      'hint: YAML is indented with spaces, never with tabs.',
    )
    expect(problemsOf('name: !!nonsense a\n')[0]).toMatch(/^x\.yaml:1:7 Unresolved tag/)
    expect(problemsOf('a: 1\n---\nb: 2\n')[0]).toMatch(/^x\.yaml:2:1 /)
  })

  it('refuse what is no experiment at all', () => {
    expect(problemsOf('')[0]).toBe(
      'x.yaml:1:1 expected an experiment (name, human, model, arms, ...), got nothing',
    )
    expect(problemsOf('- 1\n')[0]).toContain('got a list')
    expect(problemsOf('just words')[0]).toContain('got "just words"')
    expect(problemsOf(`${RIGHT}__proto__: { a: 1 }\n`)[0]).toBe(
      'x.yaml:12:12 __proto__: this name cannot be used',
    )
    expect(problemsOf('['.repeat(20_000))[0]).toContain('x.yaml')
  })

  it('refuse an experiment with nothing to run', () => {
    const text = 'name: a\nhuman: { world: mute, documents: 5 }\nmodel: { family: ngram }\ncontrol: false\n'
    expect(problemsOf(text)[0]).toBe('x.yaml:1:1 arms: no arms and no control: nothing to run')
  })
})
