import { formatPercent, plural } from '../analysis/index.js'
import type { FromWorker } from '../loop/workers/messages.js'
import type { ThresholdEvents } from '../workflows/threshold/options.js'
import { formatDuration } from './duration.js'
import { paint } from './paint.js'
import { WorkLeft } from './progress.js'
import { openReadingProgress } from './reading-progress.js'

/** Milliseconds between renewals in a terminal, and between lines elsewhere. */
const RENEWAL = 200
const BETWEEN_LINES = 10_000

export interface ThresholdProgress {
  readonly events: Required<ThresholdEvents>
  note(message: string): void
  close(): void
}

/**
 * Progress of a search on standard error: a line for every look at a dose, and between them how far the round of runs is.
 * How many rounds there will be is not known, only how many doses at most.
 */
export function openThresholdProgress(): ThresholdProgress {
  const { stderr } = process
  const reading = openReadingProgress()
  let round: { readonly work: WorkLeft; readonly runs: number; readonly start: number } | undefined
  let next = 0
  let shown = false
  let dosesLeft = 0
  const clear = () => {
    reading.close()
    if (shown && stderr.isTTY) stderr.write('\r\x1b[2K')
    shown = false
  }
  const say = (line: string) => {
    clear()
    stderr.write(`${line}\n`)
  }
  const status = () => {
    const now = performance.now()
    if (round === undefined || now < next) return
    next = now + (stderr.isTTY ? RENEWAL : BETWEEN_LINES)
    const left = round.work.secondsLeft((now - round.start) / 1000)
    const eta = left === undefined ? '' : `, about ${formatDuration(left)} left`
    const line = `${plural(round.runs, 'run')}: ${Math.round(round.work.share * 100)}%${eta}; then at most ${dosesLeft} more amounts`
    stderr.write(stderr.isTTY ? `\r\x1b[2K${paint('dim', line)}` : `${line}\n`)
    shown = true
  }
  const seen = new Set<string>()
  return {
    events: {
      reading: (done, total) => reading.report(done, total),
      begun({ title, doses, mostDoses }) {
        dosesLeft = mostDoses
        say(`${paint('bold', title)}`)
        say(`amounts to choose from: ${doses.join(', ')}; at most ${mostDoses} of them are looked at`)
      },
      round(runs) {
        round = { work: new WorkLeft({ runs }), runs: runs.length, start: performance.now() }
        next = performance.now() + (stderr.isTTY ? RENEWAL : BETWEEN_LINES)
      },
      worker(message: FromWorker) {
        if (message.type === 'generation') round?.work.finish(message.task, message.generation)
        if (message.type === 'progress') round?.work.reach(message)
        if (message.type === 'failed')
          say(`${message.task.arm}, seed ${message.task.seed}: failed: ${message.message}`)
        status()
      },
      looked(dose, { decision, seeds }, kept) {
        if (!seen.has(dose)) dosesLeft = Math.max(0, dosesLeft - 1)
        seen.add(dose)
        const range =
          kept?.low === undefined || kept.high === undefined
            ? ''
            : ` (${formatPercent(kept.low)} to ${formatPercent(kept.high)})`
        const found = kept === undefined ? 'no value' : `${formatPercent(kept.kept)} kept${range}`
        say(`${dose}, ${plural(seeds, 'seed')}: ${found}: ${decision}`)
      },
      warning: (message) => say(`${paint('yellow', 'warning:')} ${message}`),
    },
    note: say,
    close: clear,
  }
}
