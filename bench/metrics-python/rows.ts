import type { BenchRow } from '../bench.js'
import type { Answer } from '../line-worker.js'
import type { Measured } from '../take-turns.js'
import { ratios, shownSpread, spreadOf } from '../toolkits/paired.js'
import type { Duel, Solo } from './tasks.js'

/** Both sides of a task as one row; ratios of wall and of CPU time, above 1 we are faster. */
export function duelRow(duel: Duel, ours: Measured, python: Measured): BenchRow {
  return {
    task: duel.label,
    against: duel.module,
    'times as fast': shownSpread(ratios(times(ours, 'milliseconds'), times(python, 'milliseconds'))),
    'CPU, times as fast': shownSpread(
      ratios(times(ours, 'cpuMilliseconds'), times(python, 'cpuMilliseconds')),
    ),
    'aimed at': aimOf(duel),
    'ours s': seconds(ours, 'milliseconds'),
    'Python s': seconds(python, 'milliseconds'),
    'ours CPU s': seconds(ours, 'cpuMilliseconds'),
    'Python CPU s': seconds(python, 'cpuMilliseconds'),
    'ours MiB': peak(ours),
    'Python MiB': peak(python),
    values: agreement(lastValue(ours), lastValue(python), duel.tolerance),
  }
}

/** What a row says where Python's side is not there. */
export function oursAloneRow(duel: Duel, ours: Measured): BenchRow {
  return {
    task: duel.label,
    against: duel.module,
    'times as fast': `skipped: no python3 imports ${duel.module}; Debian: apt install ${duel.debian}`,
    'aimed at': aimOf(duel),
    'ours s': seconds(ours, 'milliseconds'),
    'ours CPU s': seconds(ours, 'cpuMilliseconds'),
    'ours MiB': peak(ours),
  }
}

export function soloRow(solo: Solo, ours: Measured): BenchRow {
  const { median, least, most } = spreadOf(times(ours, 'milliseconds'))
  return {
    task: solo.label,
    seconds: median / 1000,
    'least-most': `${(least / 1000).toPrecision(3)}-${(most / 1000).toPrecision(3)}`,
    'CPU s': seconds(ours, 'cpuMilliseconds'),
    'tokens/CPU s': Math.round(ours.ready.tokens / seconds(ours, 'cpuMilliseconds')),
    'aimed at': aimOf(solo),
    'peak MiB': peak(ours),
    'came out': `${lastValue(ours).toPrecision(6)} ${solo.counts}`,
  }
}

/**
 * Whether both sides computed the same, and how far apart they are where they did not.
 *
 * @example
 * agreement(1.02, 1, 0.01) // 'DIFFER: 1.02 and 1'
 */
export function agreement(ours: number, python: number, tolerance: number): string {
  const difference = Math.abs(ours - python) / Math.max(Math.abs(python), Number.MIN_VALUE)
  // NaN is no agreement.
  if (ours === python || difference <= tolerance) {
    return tolerance === 0 ? 'equal' : `agree within ${tolerance}`
  }
  return `DIFFER: ${ours} and ${python}`
}

function aimOf(task: Duel | Solo): string {
  if (task.secondsAimedAt !== undefined) return `under ${task.secondsAimedAt} s`
  if ('ratioAimedAt' in task && task.ratioAimedAt !== undefined) return `${task.ratioAimedAt} times`
  if ('rateAimedAt' in task && task.rateAimedAt !== undefined)
    return `${task.rateAimedAt / 1e6} M tokens/CPU s`
  return ''
}

type Time = 'milliseconds' | 'cpuMilliseconds'

function times({ answers }: Measured, which: Time): number[] {
  return answers.map((answer) => answer[which])
}

function seconds(measured: Measured, which: Time): number {
  return spreadOf(times(measured, which)).median / 1000
}

function peak({ answers }: Measured): number {
  return Math.round(last(answers).peakMebibytes)
}

function lastValue({ answers }: Measured): number {
  return last(answers).value ?? Number.NaN
}

function last(answers: readonly Answer[]): Answer {
  return answers[answers.length - 1]
}
