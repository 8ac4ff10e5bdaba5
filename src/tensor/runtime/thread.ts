import { parentPort, workerData } from 'node:worker_threads'
import { Buffers } from './buffers.js'
import { CompiledProgram } from './compiled-program.js'
import type { Tensor } from './device.js'
import { enter, leave } from './exit-guard.js'
import { failureOf } from './failure.js'
import { loadRuntime, type Runtime } from './load-runtime.js'
import type { FromThread, ThreadSettings, ToThread, Work } from './messages.js'

/** A thread of a device: does one job at a time, as they come. Its counterpart is `Lane`. */

const { provider, guard } = workerData as ThreadSettings
const port = parentPort
if (port === null) throw new Error('thread.js is not run by itself')

const buffers = new Buffers()
const programs = new Map<string, CompiledProgram>()

function say(message: FromThread, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer)
}

async function compile(
  runtime: Runtime,
  { id, graph }: NonNullable<Work['program']>,
): Promise<CompiledProgram> {
  const known = programs.get(id)
  if (known) return known
  if (graph === undefined) throw new Error('the thread was not told the graph')
  const program = await CompiledProgram.compile(runtime, graph, provider)
  programs.set(id, program)
  return program
}

async function forget(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await programs.get(id)?.dispose()
    programs.delete(id)
  }
}

async function work(runtime: Runtime, job: Work): Promise<void> {
  if (!enter(guard)) return
  await answer(runtime, job)
  leave(guard)
}

async function answer(runtime: Runtime, job: Work): Promise<void> {
  await forget(job.drop)
  let program: CompiledProgram | undefined
  try {
    program = job.program && (await compile(runtime, job.program))
  } catch (error) {
    say({ type: 'failed', compiled: false, ...failureOf(error, 'a graph could not be loaded') })
    return
  }
  try {
    for (const copy of job.copyIn) buffers.copyIn(copy)
    const results = program ? await program.run(job.inputs, job.outputs, buffers) : {}
    for (const copy of job.copyOut) buffers.copyOut(copy)
    say({ type: 'done', results }, memoryOf(results))
  } catch (error) {
    say({ type: 'failed', compiled: true, ...failureOf(error, 'a graph failed') })
  }
}

function memoryOf(results: Record<string, Tensor>): ArrayBuffer[] {
  return Object.values(results).map(({ data }) => data.buffer as ArrayBuffer)
}

try {
  const runtime = await loadRuntime()
  if (provider !== 'cpu') {
    const { checkProvider } = await import('./check-provider.js')
    await checkProvider(runtime, provider)
  }
  port.on('message', (message: ToThread) => {
    if (message.type === 'work') void work(runtime, message)
    else {
      buffers.release(message.scope)
      say({ type: 'done', results: {} })
    }
  })
  say({ type: 'ready' })
} catch (error) {
  say({ type: 'refused', ...failureOf(error, 'a thread could not begin') })
}
leave(guard)
