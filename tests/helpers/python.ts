import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findPython } from '../../bench/toolkits/find.js'

/** A Python that has torch: the first on PATH, or the distribution's. */
const torchPython = findPython('torch, numpy')

/** Why tests that need PyTorch are skipped, for their names; empty where they are not. */
export const withoutTorch =
  torchPython === undefined
    ? ' (skipped: no python3 that imports torch and numpy; Debian: apt install python3-torch python3-numpy)'
    : ''

/** Runs a Python script with one thread and reads the JSON that it prints. `input` is its standard input as JSON. */
export function runTorch(script: string, args: readonly string[], input: unknown = null): unknown {
  if (torchPython === undefined) throw new Error(`PyTorch is needed${withoutTorch}`)
  const { status, stdout, stderr, error } = spawnSync(torchPython, [script, ...args], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    // torch.set_num_threads does not limit OpenBLAS.
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}:\n${stderr}`)
  return JSON.parse(stdout)
}

/** The independent GPT-2: its first lines say what it can do. */
export const CHECK_GPT2 = fileURLToPath(
  new URL('../models/transformer/storage/check_gpt2.py', import.meta.url),
)

/**
 * The logits that PyTorch, in double precision, gives for a model's folder: `[text][position][token]`, of the token that
 * follows each position.
 */
export function torchLogits(folder: string, tokens: readonly (readonly number[])[]): number[][][] {
  return runTorch(CHECK_GPT2, ['logits', folder], tokens) as number[][][]
}
