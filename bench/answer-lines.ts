import { createInterface } from 'node:readline'
import type { Answer, Ready } from './line-worker.js'

type Outcome = Pick<Answer, 'loss' | 'value'>

/** The other side of `LineWorker`: says that it is ready, then repeats its work as often as each line asks. */
export async function answerLines(ready: Ready, repeat: () => Promise<Outcome>): Promise<void> {
  write(ready)
  for await (const line of createInterface({ input: process.stdin })) {
    const repetitions = Number(line)
    const cpu = process.cpuUsage()
    const start = performance.now()
    let outcome: Outcome = {}
    for (let index = 0; index < repetitions; index++) outcome = await repeat()
    const { user, system } = process.cpuUsage(cpu)
    write({
      milliseconds: (performance.now() - start) / repetitions,
      cpuMilliseconds: (user + system) / 1000 / repetitions,
      peakMebibytes: process.resourceUsage().maxRSS / 1024,
      ...outcome,
    })
  }
}

function write(line: Ready | Answer): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
