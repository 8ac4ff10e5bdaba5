import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../errors/index.js'
import { layout } from './layout.js'

/**
 * Folders for checkpoints inside a step: `steps/<key>.scratch`. One stays when the process is killed and is handed
 * to the same step again; it goes when the step is stored. A process that works on a step at the same time as
 * another one gets a folder that only it uses: two writers would spoil each other's checkpoints.
 */
const SHARED = /^(.+)\.scratch$/
/** Whose folder it is, until the run ends; and folders of those that came second. */
const PASSING = /\.scratch-(?:claim|\d+)$/

/** The scratch folder of a step for this process, made if it is not there. */
export function openScratch(root: string, key: string): string {
  const path = claims(root, key) ? layout.scratch(root, key) : `${layout.scratch(root, key)}-${process.pid}`
  mkdirSync(path, { recursive: true })
  return path
}

export async function removeScratch(root: string, key: string): Promise<void> {
  const path = layout.scratch(root, key)
  const owner = claimant(`${path}-claim`)
  const shared = owner === undefined || owner === process.pid ? [path, `${path}-claim`] : []
  for (const each of [`${path}-${process.pid}`, ...shared]) {
    if (existsSync(each)) await rm(each, { recursive: true, force: true })
  }
}

/** Sweeps what nobody will ask for again. Only while no process works here. */
export async function sweepScratch(root: string, hasStep: (key: string) => boolean): Promise<void> {
  const steps = layout.steps(root)
  for (const name of await readdir(steps).catch(() => [])) {
    const key = SHARED.exec(name)?.[1]
    if (PASSING.test(name) || (key !== undefined && hasStep(key)))
      await rm(join(steps, name), { recursive: true, force: true })
  }
}

/** Takes the shared folder for this process, if no other one has it. */
function claims(root: string, key: string): boolean {
  mkdirSync(layout.steps(root), { recursive: true })
  const path = `${layout.scratch(root, key)}-claim`
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return claimant(path) === process.pid
  }
}

function claimant(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
