import { readFile } from 'node:fs/promises'
import type { ParseOptions } from '../../config/parse.js'
import type { PoolSize } from '../../contracts/results.js'
import { BadInputError, codeOf, messageOf } from '../../errors/index.js'
import { writeFileAtomic } from '../../files/atomic.js'
import { sha256 } from '../../files/checksum.js'
import { layout } from '../store/layout.js'
import type { Overview } from './overview.js'
import { asEnvironmentError } from '../../files/write-error.js'
import { STORE_FORMAT } from '../store/records.js'

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
  readonly human: readonly PoolSize[]
  readonly notes: readonly string[]
}

/** `experiment.json` cannot be believed. The steps and records beside it can: each has its own checksum. */
export class DamagedManifestError extends BadInputError {}

export async function readManifest(root: string): Promise<Manifest | undefined> {
  const path = layout.experiment(root)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw asEnvironmentError(error, path)
  }
  const { checksum, ...manifest } = parsed(text, path)
  if (manifest.format !== STORE_FORMAT) {
    throw new BadInputError(
      `${root} was written in format ${manifest.format ?? 'unknown'}, this version reads format ${STORE_FORMAT}`,
      'Use the version of collapse-lab that wrote it, choose another folder with --runs, or start over with --fresh.',
    )
  }
  if (checksum !== checksumOf(manifest)) throw damaged(path, 'it was altered')
  return manifest
}

function parsed(text: string, path: string): Manifest & { readonly checksum?: unknown } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw damaged(path, messageOf(error))
  }
  if (typeof value !== 'object' || value === null) throw damaged(path, 'it was altered')
  return value as Manifest
}

function damaged(path: string, why: string): DamagedManifestError {
  return new DamagedManifestError(
    `${path}: ${why}`,
    'Run the experiment file again (collapse run FILE): stored generations are kept, and this file is written anew.',
  )
}

export async function writeManifest(root: string, manifest: Manifest): Promise<void> {
  const checksum = checksumOf(manifest)
  await writeFileAtomic(layout.experiment(root), `${JSON.stringify({ ...manifest, checksum }, null, 1)}\n`)
}

function checksumOf(manifest: object): string {
  return sha256(JSON.stringify(manifest))
}

/** The environments that results were computed in, the newest last. */
export async function readEnvironments(root: string): Promise<Record<string, string>[]> {
  try {
    return JSON.parse(await readFile(layout.environment(root), 'utf8')) as Record<string, string>[]
  } catch {
    return []
  }
}

/**
 * Adds this environment if the last one differs; returns the names of what changed since. What the last one did not
 * record is not known to have changed.
 */
export async function noteEnvironment(root: string, now: Record<string, string>): Promise<string[]> {
  const known = await readEnvironments(root)
  const last = known[known.length - 1]
  const differing = last === undefined ? [] : Object.keys(now).filter((name) => last[name] !== now[name])
  if (last === undefined || differing.length > 0) {
    await writeFileAtomic(layout.environment(root), `${JSON.stringify([...known, now], null, 1)}\n`)
  }
  return differing.filter((name) => last?.[name] !== undefined)
}
