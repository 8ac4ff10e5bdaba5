import type { Job, TensorData } from './device.js'
import type { Work } from './messages.js'

/** What a thread is sent for a job. */
export function workOf(job: Job, program: Pick<Work, 'program' | 'drop'>): Work {
  const { inputs = {}, outputs = {}, copyIn = [], copyOut = [] } = job
  return { type: 'work', ...program, inputs: withOwnMemory(inputs), outputs, copyIn, copyOut }
}

/** The scopes whose buffers a job names. */
export function scopesOf({ inputs = {}, outputs = {}, copyIn = [], copyOut = [] }: Job): Set<string> {
  const scopes = new Set<string>()
  for (const { buffer } of [...copyIn, ...copyOut]) scopes.add(buffer.scope)
  for (const input of Object.values(inputs)) if ('buffer' in input) scopes.add(input.buffer.scope)
  for (const output of Object.values(outputs)) if (output !== 'return') scopes.add(output.buffer.scope)
  return scopes
}

/** A view would be sent with all the memory it looks at, and ONNX Runtime refuses shared memory. */
function withOwnMemory(inputs: Work['inputs']): Work['inputs'] {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      if ('buffer' in value || ownsMemory(value.data)) return [name, value]
      return [name, { data: value.data.slice(), dims: value.dims }]
    }),
  )
}

function ownsMemory({ buffer, byteLength }: TensorData): boolean {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
}
