import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BenchOptions, BenchRow, BenchTable } from '../bench.js'
import { findPython } from '../toolkits/find.js'
import { ratios, shownSpread, spreadOf } from '../toolkits/paired.js'
import { samplingFlops, trainingFlops } from './flops.js'
import type { Answer, WorkerCommand } from '../line-worker.js'
import { type Preset, presets, type Task } from './presets.js'
import { type Measured, takeTurns } from '../take-turns.js'
import { fastestSetting, limited, torchCommand } from './torch.js'

const ROUNDS = 7
const THREADS: readonly number[] = [1, 2]

/** Training and sampling of our transformer and of PyTorch, in turn. */
export async function measureTransformer({ rounds = ROUNDS }: BenchOptions): Promise<readonly BenchTable[]> {
  const python = findPython('torch')
  const tables: BenchTable[] = []
  for (const task of ['train', 'sample'] as const) {
    const torch: ((preset: Preset) => WorkerCommand)[] = []
    for (const threads of THREADS) {
      if (python === undefined) continue
      const setting = await fastestSetting(python, task, presets[0], threads)
      torch.push((preset) => torchCommand(python, task, preset, threads, setting))
      torch.push((preset) => asInstalled(torchCommand(python, task, preset, threads, limited(threads))))
    }
    const rows: BenchRow[] = []
    const shown: string[] = []
    for (const preset of presets) {
      const commands = [
        ...torch.map((command) => command(preset)),
        ...THREADS.flatMap((threads) => ourCommands(task, preset, threads)),
      ]
      const measured = await takeTurns(commands, rounds, preset.repetitions[task])
      rows.push(...compared(task, preset, measured))
      shown.push(...commands.map((command, at) => shownCommand(preset, command, measured[at])))
    }
    tables.push({ title: TITLES[task], rows, note: note(task, rounds, python, shown) })
  }
  return tables
}

const TITLES: Readonly<Record<Task, string>> = {
  train: 'Training steps of GPT-2, batch 16 x 128',
  sample: 'Sampling 64 sequences of 128 tokens with a KV cache',
}

/** What somebody gets who sets the number of threads and nothing else. */
function asInstalled(command: WorkerCommand): WorkerCommand {
  return { ...command, name: command.name.replace('PyTorch', UNTUNED) }
}

const UNTUNED = 'PyTorch as installed'

/**
 * Our side: ours.ts beside this file, a worker of the protocol in line-worker.ts with the arguments TASK PRESET
 * SETTINGS, the last two as JSON as PyTorch's scripts take them.
 */
function ourCommands(task: Task, preset: Preset, threads: number): readonly WorkerCommand[] {
  const script = fileURLToPath(new URL('./ours.ts', import.meta.url))
  if (!existsSync(script)) return []
  const { name: _name, repetitions: _repetitions, ...sizes } = preset
  const command = [
    process.execPath,
    '--import',
    'tsx',
    script,
    task,
    JSON.stringify(sizes),
    JSON.stringify({ threads }),
  ]
  return [{ name: `ours, ${threads} thread${threads === 1 ? '' : 's'}`, command }]
}

/** A row for each worker, and how many times as fast as PyTorch with as many threads it is. */
function compared(task: Task, preset: Preset, measured: readonly Measured[]): readonly BenchRow[] {
  const flops = task === 'train' ? trainingFlops(preset) : samplingFlops(preset)
  const times = ({ answers }: Measured, of: keyof Answer) => answers.map((answer) => answer[of] ?? Number.NaN)
  const best = fastest(measured.filter(({ name }) => name.startsWith('PyTorch')))
  const speedOf = (one: Measured, baseline: Measured | undefined) =>
    baseline === undefined
      ? 'no PyTorch'
      : shownSpread(ratios(times(one, 'milliseconds'), times(baseline, 'milliseconds')))
  return measured.map((one) => {
    const beside = (other: string) => measured.find(({ name }) => name === one.name.replace(/^[^,]+/, other))
    const { median } = spreadOf(times(one, 'milliseconds'))
    const perSecond = (one.ready.tokens / median) * 1000
    const last = one.answers[one.answers.length - 1]
    return {
      preset: preset.name,
      worker: one.name,
      'ms each': median,
      'CPU ms each': spreadOf(times(one, 'cpuMilliseconds')).median,
      'tokens/s': Math.round(perSecond),
      'GFLOP/s': (perSecond * flops) / 1e9,
      'peak MiB': Math.round(last.peakMebibytes),
      ...(last.loss === undefined ? {} : { 'last loss': last.loss }),
      'times PyTorch as installed': speedOf(one, beside(UNTUNED)),
      'times PyTorch tuned': speedOf(one, beside('PyTorch')),
      'times its best': speedOf(one, best),
    }
  })
}

/** Two threads are not always faster than one. */
function fastest(measured: readonly Measured[]): Measured | undefined {
  const median = ({ answers }: Measured) => spreadOf(answers.map(({ milliseconds }) => milliseconds)).median
  return measured.toSorted((a, b) => median(a) - median(b))[0]
}

function note(task: Task, rounds: number, python: string | undefined, settings: readonly string[]): string {
  const formula =
    task === 'train'
      ? 'FLOPs of a token: 6 N + 12 L T D (N parameters without positions, L layers, T context, D width). '
      : 'FLOPs of a token: 2 N + 2 L D (T + 1) (N parameters without positions, L layers, D width, T context). '
  const lines = [
    `A warm-up and ${rounds} rounds; in each, all workers of a preset in turn. ${formula}Times: speed in units of ` +
      "PyTorch's with as many threads, and of the fastest of all PyTorch's here; median (least-most) of the rounds, " +
      'above 1 is faster. Peak: VmHWM of the process. PyTorch is eager: as installed, with nothing set but its ' +
      'threads, and tuned, with the settings that were fastest for the first preset:',
    ...settings,
  ]
  if (python === undefined)
    lines.push('PyTorch is skipped: no python3 that imports torch; Debian: apt install python3-torch')
  return lines.join('\n')
}

function shownCommand({ name: preset }: Preset, run: WorkerCommand, { ready }: Measured): string {
  const variables = Object.entries(run.environment ?? {}).map(([key, value]) => `${key}=${value}`)
  const settings = run.command[run.command.length - 1]
  return [`${preset}, ${run.name}:`, ready.version, ...variables, settings].join(' ')
}
