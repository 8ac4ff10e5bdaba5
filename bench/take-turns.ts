import { type Answer, LineWorker, type Ready, type WorkerCommand } from './line-worker.js'

export interface Measured {
  readonly name: string
  readonly ready: Ready
  /** One for each round, after a warm-up. */
  readonly answers: readonly Answer[]
}

/**
 * Runs workers in turn, round after round: what slows the machine for a while slows all of a round. All are alive at
 * the same time, one works. The first of `rounds` + 1 rounds is a warm-up.
 */
export async function takeTurns(
  commands: readonly WorkerCommand[],
  rounds: number,
  repetitions: number,
): Promise<readonly Measured[]> {
  const contestants: { readonly worker: LineWorker; readonly ready: Ready; readonly answers: Answer[] }[] = []
  try {
    for (const command of commands) contestants.push({ ...(await LineWorker.start(command)), answers: [] })
    for (let round = 0; round <= rounds; round++) {
      for (const { worker, answers } of contestants) {
        const answer = await worker.repeat(repetitions)
        if (round > 0) answers.push(answer)
      }
    }
  } finally {
    for (const { worker } of contestants) worker.close()
  }
  return contestants.map(({ worker, ready, answers }) => ({ name: worker.command.name, ready, answers }))
}
