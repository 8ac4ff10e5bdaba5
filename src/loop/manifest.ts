import { readFile } from 'node:fs/promises'
import type { ParseOptions } from '../config/parse.js'
import { BadInputError, codeOf, messageOf } from '../errors/index.js'
import { writeFileAtomic } from '../files/atomic.js'
import { layout } from './layout.js'
import type { Overview } from './overview.js'
import { STORE_FORMAT } from './records.js'

/** `experiment.json`: enough to read an experiment's results again without its file or its human data. */
export interface Manifest {
  readonly format: number
  /** The experiment file's text and the options it was read with. */
  readonly text: string
  readonly options: ParseOptions
  readonly resolved: string
  readonly overview: Overview
  /** Paths of the user's modules and the SHA-256 of each. */
  readonly modules: Readonly<Record<string, string>>
  readonly fingerprint: string
  readonly human: readonly { readonly pool: string; readonly documents: number; readonly tokens: number }[]
  readonly notes: readonly string[]
}

export async function readManifest(root: string): Promise<Manifest | undefined> {
  const path = layout.experiment(root)
  let manifest: Manifest
  try {
    manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new BadInputError(`${path}: ${messageOf(error)}`, 'Restore the file, or start over with --fresh.')
  }
  if (manifest.format !== STORE_FORMAT) {
    throw new BadInputError(
      `${root} was written in format ${manifest.format}, this version reads format ${STORE_FORMAT}`,
      'Use the version of collapse-lab that wrote it, choose another folder with --runs, or start over with --fresh.',
    )
  }
  return manifest
}

export async function writeManifest(root: string, manifest: Manifest): Promise<void> {
  await writeFileAtomic(layout.experiment(root), `${JSON.stringify(manifest, null, 1)}\n`)
}

/** The environments that results were computed in, the newest last. */
export async function readEnvironments(root: string): Promise<Record<string, string>[]> {
  try {
    return JSON.parse(await readFile(layout.environment(root), 'utf8')) as Record<string, string>[]
  } catch {
    return []
  }
}

/** Adds this environment if the last one differs; returns the names of what changed since. */
export async function noteEnvironment(root: string, now: Record<string, string>): Promise<string[]> {
  const known = await readEnvironments(root)
  const last = known[known.length - 1]
  const changed = last === undefined ? [] : Object.keys(now).filter((name) => last[name] !== now[name])
  if (last === undefined || changed.length > 0) {
    await writeFileAtomic(layout.environment(root), `${JSON.stringify([...known, now], null, 1)}\n`)
  }
  return changed
}
