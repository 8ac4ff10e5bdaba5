import type { MeasureEvents } from '../workflows/measure/measure-options.js'
import { formatBytes, formatDuration } from './duration.js'
import { paint } from './paint.js'

/** Milliseconds before the first word, between renewals in a terminal, and between lines elsewhere. */
const SILENCE = 1000
const RENEWAL = 100
const BETWEEN_LINES = 10_000

export interface MeasureProgress extends Required<MeasureEvents> {
  close(): void
}

/** A line on standard error that says how far reading and measuring are; none where all takes less than a second. */
export function openMeasureProgress(): MeasureProgress {
  const { stderr } = process
  const start = performance.now()
  let measuringSince: number | undefined
  let next = start + SILENCE
  let shown = false
  const say = (line: string) => {
    const now = performance.now()
    if (now < next) return
    next = now + (stderr.isTTY ? RENEWAL : BETWEEN_LINES)
    stderr.write(stderr.isTTY ? `\r\x1b[2K${paint('dim', line)}` : `${line}\n`)
    shown = true
  }
  return {
    reading(done, total) {
      if (done >= total) return
      say(`reading: ${percent(done, total)} of ${formatBytes(total)}${eta(start, done, total)}`)
    },
    measuring(done, total, what) {
      measuringSince ??= performance.now()
      say(`measuring: ${percent(done, total)}, ${what}${eta(measuringSince, done, total)}`)
    },
    close() {
      if (shown && stderr.isTTY) stderr.write('\r\x1b[2K')
      shown = false
    },
  }
}

function percent(done: number, total: number): string {
  return `${total === 0 ? 100 : Math.floor((100 * done) / total)}%`
}

/** What is left at the pace so far; nothing before a tenth is done. */
function eta(since: number, done: number, total: number): string {
  if (done < total / 10 || done >= total) return ''
  const seconds = (performance.now() - since) / 1000
  return `, about ${formatDuration((seconds * (total - done)) / done)} left`
}
