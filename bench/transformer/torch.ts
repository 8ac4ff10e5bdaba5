import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spreadOf } from '../toolkits/paired.js'
import type { WorkerCommand } from '../line-worker.js'
import type { Preset, Task } from './presets.js'
import { takeTurns } from '../take-turns.js'

/** One way to run PyTorch: environment variables, and the optimizer that treats all parameters at once. */
export interface Setting {
  readonly environment: Readonly<Record<string, string>>
  readonly foreach: boolean
}

type Change = (setting: Setting) => Setting

const variables =
  (added: Readonly<Record<string, string>>): Change =>
  (setting) => ({ ...setting, environment: { ...setting.environment, ...added } })

/**
 * What a good user would try, one question after the other; the first answer to each is to leave it as it is.
 * - OpenBLAS takes SSE kernels, four to seven times slower, on a processor younger than itself.
 * - PyTorch as Debian builds it uses AVX2 unless told otherwise.
 * - glibc gives large arrays back to the system and takes them anew, page by page, in each step.
 * - OpenMP's threads spin while OpenBLAS's own want the cores.
 */
function questions(task: Task, threads: number): readonly (readonly Change[])[] {
  return [
    ['SkylakeX', 'Cooperlake', 'Haswell'].map((kernel) => variables({ OPENBLAS_CORETYPE: kernel })),
    [variables({ ATEN_CPU_CAPABILITY: 'avx512' })],
    [variables({ MALLOC_MMAP_THRESHOLD_: '4000000000', MALLOC_TRIM_THRESHOLD_: '4000000000' })],
    threads === 1 ? [] : [variables({ GOMP_SPINCOUNT: '1000' }), variables({ OPENBLAS_NUM_THREADS: '1' })],
    task === 'train' ? [(setting) => ({ ...setting, foreach: true })] : [],
  ]
}

const TRIALS = 3

/** Nothing set but the number of threads: OpenBLAS has one of its own. */
export function limited(threads: number): Setting {
  return {
    environment: { OPENBLAS_NUM_THREADS: `${threads}`, OMP_NUM_THREADS: `${threads}` },
    foreach: false,
  }
}

/** The settings that were fastest in a few rounds on this machine. */
export async function fastestSetting(
  python: string,
  task: Task,
  preset: Preset,
  threads: number,
): Promise<Setting> {
  let best = limited(threads)
  for (const changes of questions(task, threads)) {
    const settings = [best, ...changes.map((change) => change(best))]
    best = await fastest(settings, (setting) => torchCommand(python, task, preset, threads, setting))
  }
  return best
}

async function fastest(
  settings: readonly Setting[],
  command: (setting: Setting) => WorkerCommand,
): Promise<Setting> {
  if (settings.length === 1) return settings[0]
  const runnable: Setting[] = []
  for (const setting of settings) if (await runs(command(setting))) runnable.push(setting)
  const measured = await takeTurns(runnable.map(command), TRIALS, 1)
  const times = measured.map(({ answers }) => spreadOf(answers.map((answer) => answer.milliseconds)).median)
  return runnable[times.indexOf(Math.min(...times))]
}

/** A kernel made for another processor ends the process with an illegal instruction. */
async function runs(command: WorkerCommand): Promise<boolean> {
  try {
    await takeTurns([command], 0, 1)
    return true
  } catch {
    return false
  }
}

/** A worker of PyTorch; see torch_train.py and torch_sample.py. */
export function torchCommand(
  python: string,
  task: Task,
  { name: _name, repetitions: _repetitions, ...sizes }: Preset,
  threads: number,
  { environment, foreach }: Setting,
): WorkerCommand {
  const script = relative('', fileURLToPath(new URL(`./torch_${task}.py`, import.meta.url)))
  return {
    name: `PyTorch, ${threads} thread${threads === 1 ? '' : 's'}`,
    command: [python, script, JSON.stringify(sizes), JSON.stringify({ threads, foreach })],
    environment,
  }
}
