import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findProgram } from '../../bench/toolkits/find.js'
import { fileInput, knownAlone, plainWords, zipfInput } from '../../bench/toolkits/input.js'
import { readTest } from '../../bench/toolkits/irstlm.js'
import { kenlm } from '../../bench/toolkits/kenlm.js'
import { alternate, ratios, shownSpread, spreadOf } from '../../bench/toolkits/paired.js'
import { missingLines } from '../../bench/toolkits/registry.js'
import { parseTimes, timed } from '../../bench/toolkits/timed-process.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toolkits-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('paired rounds', () => {
  it('takes ratios round by round', () => {
    // By hand: 3/1, 8/2, 2/1; then 3/1, 4/4, 1/2, where the ratio of the medians would be 3/2.
    expect(ratios([1, 2, 1], [3, 8, 2])).toEqual({ median: 3, least: 2, most: 4 })
    expect(ratios([1, 4, 2], [3, 4, 1])).toEqual({ median: 1, least: 0.5, most: 3 })
    expect(spreadOf([1, 2, 4, 8]).median).toBe(3)
  })

  it('refuses what is no pair or empty', () => {
    expect(() => ratios([1], [1, 2])).toThrow('1 and 2 rounds are no pairs')
    expect(() => ratios([], [])).toThrow('nothing to take a median of')
  })

  it('alternates, and leaves the warm-up out', async () => {
    const order: string[] = []
    const run = (name: string) => async () => order.push(name)
    expect(await alternate(2, run('a'), run('b'))).toEqual({ first: [3, 5], second: [4, 6] })
    expect(order.join('')).toBe('ababab')
  })

  it('is shown with its range', () => {
    expect(shownSpread({ median: 3.14, least: 0.951, most: 17.6 })).toBe('3.1 (0.95-18)')
  })
})

describe('detection', () => {
  it('finds a program that is named or lies in a folder, and nothing else', () => {
    const program = join(folder, 'lmplz')
    writeFileSync(program, '#!/bin/sh\n')
    expect(findProgram('lmplz', { folders: [folder] })).not.toBe(program)
    chmodSync(program, 0o755)
    expect(findProgram('no-such-program', { folders: [folder] })).toBeUndefined()
    expect(findProgram('lmplz', { named: program })).toBe(program)
    expect(findProgram('lmplz', { named: folder })).toBeUndefined()
    expect('duels' in kenlm(program)).toBe(true)
  })

  it('says in a plain line what is absent', () => {
    const absent = kenlm(join(folder, 'lmplz'))
    expect(missingLines([absent, { name: 'there', duels: [] }])).toEqual([
      `not found: KenLM (no program at ${join(folder, 'lmplz')})`,
    ])
  })
})

describe('timing', () => {
  it('reads the times of bash', () => {
    const { wall, cpu } = parseTimes('1.500 1.200 0.100\n')
    expect(wall).toBe(1.5)
    expect(cpu).toBeCloseTo(1.3, 12)
    expect(() => parseTimes('bash: no such thing')).toThrow('expected three times')
  })

  it('gives back both streams of a command, whatever is in its arguments', async () => {
    const { text, wall, cpu } = await timed(['sh', '-c', 'echo "$1"; echo err >&2', 'sh', 'two words; $x'])
    expect(text).toBe('two words; $x\nerr\n')
    expect(wall).toBeGreaterThanOrEqual(0)
    expect(cpu).toBeGreaterThanOrEqual(0)
  })

  it('fails with what a failing command said', async () => {
    await expect(timed(['sh', '-c', 'echo bad text; exit 3'])).rejects.toThrow(/exit code 3:\nbad text/)
  })
})

describe('input', () => {
  it('holds every tenth line out, and of it what the others know', () => {
    const path = join(folder, 'mine.txt')
    const lines = Array.from({ length: 10 }, (_, index) => `line  ${index} <unk>`)
    writeFileSync(path, `${lines.join('\n\n')}\n`)
    const input = fileInput(folder, path)
    const read = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(read(input.train)).toHaveLength(9)
    expect(read(input.train)[0]).toBe('line 0 [unk]')
    expect(read(input.trainMarked)[0]).toBe('<s> line 0 [unk] </s>')
    // The 9 stands in the held-out line alone.
    expect(read(input.held)).toEqual(['line [unk]'])
    expect(input.tokens).toBe(9 * 4)
    writeFileSync(path, 'too short\n')
    expect(() => fileInput(folder, path)).toThrow('expected at least 10 lines')
  })

  it('replaces words that toolkits keep for themselves', () => {
    expect(plainWords(' <S>\ta </s> <unknown> <UNK>')).toBe('[S] a [/s] <unknown> [UNK]')
    expect(knownAlone(['a b'], ['b c a', 'c'])).toEqual(['b a'])
  })

  it('makes the same text again', () => {
    const first = readFileSync(zipfInput(folder, 1000).train, 'utf8')
    expect(readFileSync(zipfInput(folder, 1000).train, 'utf8')).toBe(first)
    expect(first.trim().split(/\s+/)).toHaveLength(1020) // 17 documents of 60 words
  })
})

describe('IRSTLM', () => {
  it("reads the test of IRSTLM's tlm", () => {
    // Written by tlm 6.00.05 with -n=4 -lm=msb -ps=no -te.
    const output = `level 3
computing statistics
 n1: 233381 n2: 14569 n3: 3699 n4: 1582
0.889006 1.32286 1.47915
level 4
computing statistics
 n1: 286677 n2: 9471 n3: 2079 n4: 810
0.938021 1.38228 1.53815
TLM: test ...test text held ......n=62324 LP=322094.1602 PP=175.5738619 OVVRate=0.04730120018
`
    expect(readTest(output)).toEqual({
      tokens: 62_324,
      perplexity: 175.5738619,
      discounts: [0.938021, 1.38228, 1.53815],
    })
    expect(() => readTest('Segmentation fault')).toThrow('got:\nSegmentation fault')
  })
})
