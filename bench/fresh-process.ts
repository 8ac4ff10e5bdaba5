import { fork } from 'node:child_process'

/**
 * Runs a module in a process of its own and gives back what it sends, so that peak memory and warm-up are of
 * this measurement alone. `input` and what comes back travel as JSON.
 */
export function inFreshProcess<Input, Output>(module: URL, input: Input): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = fork(module, [JSON.stringify(input)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    let output: { readonly value: Output } | undefined
    child.on('message', (value: Output) => {
      output = { value }
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (output !== undefined && code === 0) resolve(output.value)
      else reject(new Error(`a measuring process ended with ${signal ?? `exit code ${code}`}`))
    })
  })
}

/** The other side: computes from the input and sends the result. */
export async function answer<Input, Output>(compute: (input: Input) => Promise<Output>): Promise<void> {
  if (process.send === undefined) throw new Error('this module runs as a child process of a benchmark')
  const output = await compute(JSON.parse(process.argv[2]))
  await new Promise<void>((resolve, reject) => {
    process.send?.(output, (error: Error | null) => (error ? reject(error) : resolve()))
  })
  process.disconnect()
}

/** Largest resident memory of this process so far, in MB. */
export function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1000
}
