import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchOptions, BenchRow, BenchTable } from '../bench.js'
import type { WorkerCommand } from '../line-worker.js'
import { takeTurns } from '../take-turns.js'
import { findPython } from '../toolkits/find.js'
import { documentsOf, writeInputs } from './inputs.js'
import { duelRow, oursAloneRow, soloRow } from './rows.js'
import { duels, GOALS_MEAN, solos } from './tasks.js'

const ROUNDS = 5

/** Metrics against Python's packages, in turn, and tasks that they do not have. */
export async function measureAgainstPython({
  text,
  rounds = ROUNDS,
}: Pick<BenchOptions, 'text' | 'rounds'>): Promise<readonly BenchTable[]> {
  const documents = await documentsOf(text)
  const folder = mkdtempSync(join(tmpdir(), 'metrics-python-'))
  try {
    const inputs = writeInputs(folder, documents)
    const against: BenchRow[] = []
    for (const duel of duels) {
      const python = findPython(duel.module)
      const commands = [ours(duel.name, inputs[duel.input])]
      if (python !== undefined) commands.push(pythons(python, duel.name, inputs[duel.input]))
      const [own, other] = await takeTurns(commands, rounds, 1)
      against.push(other === undefined ? oursAloneRow(duel, own) : duelRow(duel, own, other))
    }
    const alone: BenchRow[] = []
    for (const solo of solos) {
      const [own] = await takeTurns([ours(solo.name, inputs[solo.input])], rounds, 1)
      alone.push(soloRow(solo, own))
    }
    const of = `${text ?? 'almanac text'}, ${documents.length.toLocaleString('en')} documents`
    return [
      { title: `Metrics against Python's packages: ${of}`, rows: against, note: duelNote(rounds) },
      { title: `Metrics that they do not have: ${of}`, rows: alone, note: aloneNote(rounds) },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function ours(task: string, input: string): WorkerCommand {
  const script = fileURLToPath(new URL('./ours.ts', import.meta.url))
  return { name: `ours, ${task}`, command: [process.execPath, '--import', 'tsx', script, task, input] }
}

function pythons(python: string, task: string, input: string): WorkerCommand {
  const script = relative('', fileURLToPath(new URL('./tasks.py', import.meta.url)))
  return { name: `Python, ${task}`, command: [python, script, task, input] }
}

function duelNote(rounds: number): string {
  const set = process.env['OPENBLAS_NUM_THREADS']
  const threads =
    set === undefined ? `its default, all ${availableParallelism()} cores` : `${set} (OPENBLAS_NUM_THREADS)`
  const tolerances = duels.map(({ name, tolerance, because }) => `${name} ${tolerance} (${because})`)
  return [
    `A warm-up and ${rounds} rounds, both sides in turn, processes that stay.`,
    "Times as fast: Python's wall time / ours, round by round, median (least-most); above 1 we are faster. CPU: the",
    'same of the CPU time of all threads, which other work on the machine changes less.',
    "Ours: one thread, and what Node's collector takes beside it.",
    `Python: the threads of OpenBLAS and OpenMP at ${threads}.`,
    'MiB: greatest resident memory of the process, its input included.',
    `Values may differ by this share of Python's: ${tolerances.join(', ')}.`,
    `Seconds that are aimed at mean ${GOALS_MEAN}.`,
  ].join(' ')
}

function aloneNote(rounds: number): string {
  return `A warm-up and ${rounds} rounds; one thread. Seconds that are aimed at mean ${GOALS_MEAN}.`
}
