import { formatBytes } from './duration.js'
import { paint } from './paint.js'

/** Milliseconds before the first word, between renewals in a terminal, and between lines elsewhere. */
const SILENCE = 1000
const RENEWAL = 100
const BETWEEN_LINES = 10_000

export interface ReadingProgress {
  /** Bytes read of the human data. */
  report(done: number, total: number): void
  close(): void
}

/** A line on standard error that says how far human data is read; none where that takes less than a second. */
export function openReadingProgress(): ReadingProgress {
  const { stderr } = process
  let next = performance.now() + SILENCE
  let shown = false
  return {
    report(done, total) {
      const now = performance.now()
      if (now < next || done >= total) return
      next = now + (stderr.isTTY ? RENEWAL : BETWEEN_LINES)
      const line = `reading human data: ${Math.floor((100 * done) / total)}% of ${formatBytes(total)}`
      stderr.write(stderr.isTTY ? `\r\x1b[2K${paint('dim', line)}` : `${line}\n`)
      shown = true
    },
    close() {
      if (shown && stderr.isTTY) stderr.write('\r\x1b[2K')
      shown = false
    },
  }
}
