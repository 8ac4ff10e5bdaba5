// A model family: words drawn independently of each other, with the lengths of the training documents.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const summary = 'A bag of words: every word is drawn independently of the others.'
export const options = (z) =>
  z.strictObject({ added: z.number().gt(0).default(1).describe('Added to the count of every word.') })

/** @type {import('collapse-lab').Family} */
export const family = {
  name: 'bag-of-words',
  version: 1,

  capabilities: () => ({
    batch: 'text',
    prompts: false,
    lossWeights: false,
    editing: false,
    contextTokens: 1,
    randomFit: false,
    cheapFit: true,
  }),

  async fit(batch, { added }, { human }) {
    // Words of the human training data: the same vocabulary in every generation, so that losses compare.
    const counts = new Map(human.texts.flatMap(wordsOf).map((word) => [word, added]))
    for (const word of batch.texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? added) + 1)
    return modelOf({ words: [...counts], lengths: batch.texts.map((text) => wordsOf(text).length) })
  },

  async load(directory) {
    return modelOf(JSON.parse(await readFile(join(directory, 'model.json'), 'utf8')))
  },
}

function modelOf({ words, lengths }) {
  const total = words.reduce((sum, [, count]) => sum + count, 0)
  const share = new Map(words.map(([word, count]) => [word, count / total]))
  const drawWord = (rng) => {
    let left = rng.uniform() * total
    return (words.find(([, count]) => (left -= count) < 0) ?? words[0])[0]
  }
  return {
    notes: [],

    // Document i depends on the generator and i alone: a sample can be drawn in blocks.
    async sample({ from, count }, { max_tokens: limit }, rng) {
      const texts = []
      const finished = new Uint8Array(count).fill(1)
      for (let index = 0; index < count; index++) {
        const own = rng.fork(from + index)
        const length = lengths[own.integer(lengths.length)]
        if (length > limit) finished[index] = 0
        texts.push(Array.from({ length: Math.min(length, limit) }, () => drawWord(own)).join(' '))
      }
      const tokens = texts.reduce((sum, text) => sum + wordsOf(text).length, 0)
      return { batch: { kind: 'text', texts, provenance: [] }, finished, tokens }
    },

    // Natural-log probability of each word; 1 in `flags` marks a word out of vocabulary.
    async score({ texts }) {
      const perText = texts.map((text) => wordsOf(text).map((word) => share.get(word)))
      const offsets = Uint32Array.from([0, ...perText.map((sum => ({ length }) => (sum += length))(0))])
      const all = perText.flat()
      return {
        kind: 'mass',
        offsets,
        logProbabilities: Float64Array.from(all, (value) => Math.log(value ?? 0)),
        flags: Uint8Array.from(all, (value) => (value === undefined ? 1 : 0)),
      }
    },

    async save(directory) {
      await writeFile(join(directory, 'model.json'), JSON.stringify({ words, lengths }))
    },
  }
}

function wordsOf(text) {
  return text.split(/\s+/).filter((word) => word !== '')
}
