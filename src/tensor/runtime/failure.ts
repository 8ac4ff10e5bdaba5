import { CollapseError, messageOf } from '../../errors/index.js'
import type { Failure } from './messages.js'

const NO_MEMORY =
  /bad_alloc|bad allocation|failed to allocate|allocation failed|out of memory|invalid (typed )?array length/i

/** How ONNX Runtime begins when a node fails, and where in its own source. */
const NODE = /Non-zero status code returned while running (\S+) node\. Name:'(.*?)' Status Message: /
const SOURCE = /\/onnxruntime_src\/\S+:\d+ /g

/** What a thread says of an error, on one line. */
export function failureOf(error: unknown, doing: string): Failure {
  const line = messageOf(error)
    .replace(NODE, "node $1 '$2': ")
    .replace(SOURCE, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (error instanceof CollapseError) return { message: line, ...(error.hint ? { hint: error.hint } : {}) }
  if (NO_MEMORY.test(line)) {
    return { message: `${doing}: out of memory (${line})`, hint: LESS_MEMORY }
  }
  return { message: `${doing}: ${line}` }
}

export const LESS_MEMORY = 'take a smaller batch, context or model, or fewer threads and workers'
