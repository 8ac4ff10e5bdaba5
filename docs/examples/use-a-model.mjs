// A model of a run, used by itself: node use-a-model.mjs runs/my-study/steps/fit-...
import { families, keyedRng } from 'collapse-lab'

const transformer = families.find(({ name }) => name === 'transformer')
const options = transformer.schema.parse({ family: 'transformer' }) // what is fitted; a loaded model has its own size
const family = await transformer.load()
const batch = (texts) => ({ kind: 'text', texts, provenance: [] })

const model = await family.load(process.argv[2], options, { human: batch([]), threads: 2 })
const inputs = batch(['The king', 'The queen'])
const sample = await model.sample(
  { from: 0, count: 2, inputs },
  { temperature: 0.8, top_p: 0.95, max_tokens: 20 },
  keyedRng('my seed'),
)
console.log(sample.batch.texts)
const { offsets, logProbabilities } = await model.score(batch(['To be or not to be.']))
console.log(-logProbabilities.reduce((sum, value) => sum + value, 0) / offsets[1], 'nats per token')
await model.close()
