import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keyedRng } from '../src/random/keyed.js'
import { reproducibleFiles } from '../tests/helpers/tree.js'

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

export interface KillReport {
  readonly kills: number
  readonly files: number
  readonly differing: readonly string[]
}

/**
 * Runs an experiment undisturbed, then once more with `kill -9` at `kills` random moments (parent and workers
 * die together with it), then compares every reproducible byte of the two results folders.
 */
export async function measureKills(
  file: string,
  kills: number,
  extra: readonly string[] = [],
): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-kill-'))
  const args = ['run', file, '--no-report', ...extra]
  try {
    const start = performance.now()
    await run([...args, '--runs', join(folder, 'whole')])
    const seconds = (performance.now() - start) / 1000
    const rng = keyedRng('bench', 'kill')
    for (let kill = 0; kill < kills; kill++) {
      // Moments spread over the run: each try gets a part of the time and loses what was half done.
      const wait = (0.3 + rng.uniform()) * (seconds / kills)
      await run([...args, '--runs', join(folder, 'killed')], wait)
    }
    await run([...args, '--runs', join(folder, 'killed')])
    const [experiment] = readdirSync(join(folder, 'whole'))
    const whole = reproducibleFiles(join(folder, 'whole', experiment))
    const killed = reproducibleFiles(join(folder, 'killed', experiment))
    const names = new Set([...Object.keys(whole), ...Object.keys(killed)])
    return {
      kills,
      files: names.size,
      differing: [...names].filter((name) => whole[name] !== killed[name]),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(args: readonly string[], killAfter?: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' })
    const timer =
      killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter * 1000)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (code === 0 || (killAfter !== undefined && signal === 'SIGKILL')) resolve()
      else reject(new Error(`collapse ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}`))
    })
  })
}
