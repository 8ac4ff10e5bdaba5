/**
 * Our side of the metrics bench: a worker of the protocol in line-worker.ts, as tasks.py is Python's. Arguments: TASK
 * FILE, where FILE holds a JSON list of documents, or of two matrices.
 */
import { readFileSync } from 'node:fs'
import { splitWords } from '../../src/text/words.js'
import { answerLines } from '../answer-lines.js'
import type { Matrices } from './inputs.js'
import { type Repeat, textTasks, vectorTasks } from './work.js'

const [task, path] = process.argv.slice(2)
const given: unknown = JSON.parse(readFileSync(path, 'utf8'))
const { repeat, tokens } = task in textTasks ? onTexts(given as string[]) : onVectors(given as Matrices)
await answerLines({ ready: true, tokens }, async () => ({ value: await repeat() }))

function onTexts(texts: readonly string[]): { readonly repeat: Repeat; readonly tokens: number } {
  const tokens = texts.reduce((sum, text) => sum + splitWords(text).length, 0)
  return { repeat: textTasks[task](texts), tokens }
}

function onVectors([sample, human]: Matrices): { readonly repeat: Repeat; readonly tokens: number } {
  const [first, second] = [sample, human].map((rows) => Float64Array.from(rows.flat()))
  return { repeat: vectorTasks[task](first, second, sample[0].length), tokens: 0 }
}
