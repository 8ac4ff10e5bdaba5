// Fits our n-gram family to the lines of a file: `node fit.mjs TRAIN SMOOTHING [save FOLDER | score HELD]`.
// Plain JavaScript on the compiled program, as a user runs it: a loader of TypeScript would add its own start.
import { readFileSync } from 'node:fs'
import { ngramFamily } from '../../dist/models/ngram/family.js'
import { keyedRng } from '../../dist/random/keyed.js'

const ORDER = 4

const [train, smoothing, then, target] = process.argv.slice(2)
const start = performance.now()
const batch = documentsOf(train)
const options = { family: 'ngram', order: ORDER, tokens: 'words', smoothing }
const model = await ngramFamily.fit(batch, options, { human: batch, rng: keyedRng('bench', 'fit') })
const result = { seconds: (performance.now() - start) / 1000, notes: model.notes }
if (then === 'save') await model.save(target)
if (then === 'score') {
  const { logProbabilities } = await model.score(documentsOf(target))
  const sum = logProbabilities.reduce((total, value) => total + value, 0)
  result.perplexity = Math.exp(-sum / logProbabilities.length)
  result.tokens = logProbabilities.length
  result.discounts = [...model.tables.discounts[ORDER].subarray(1)]
}
console.log(JSON.stringify(result))

function documentsOf(path) {
  const texts = readFileSync(path, 'utf8').trimEnd().split('\n')
  const provenance = [{ length: texts.length, origin: { kind: 'human', pool: 'train' } }]
  return { kind: 'text', texts, provenance }
}
