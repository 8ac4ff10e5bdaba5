import { readFile } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { UserModule } from '../../contracts/module.js'
import { BadInputError, codeOf, messageOf } from '../../errors/index.js'
import { sha256 } from '../../files/checksum.js'
import { checkPart, type ModuleKind } from './module-members.js'

export interface LoadedModule {
  /** SHA-256 of the module's file: part of the version of everything in it. Files that it imports are not covered. */
  readonly sha256: string
  readonly module: UserModule
}

/** Beginnings of a module's path in an experiment file: `../`, `../../`, `/`, a drive or `file:`. */
export const MODULE_PATH = /^(\.{1,2}[\\/]|[\\/]|[A-Za-z]:[\\/]|file:)/

export function isModulePath(name: unknown): name is string {
  return typeof name === 'string' && MODULE_PATH.test(name)
}

/** Loads a module and checks that it exports a part of the kind. Paths start at `baseDirectory`. */
export async function loadModule(
  specifier: string,
  kind: ModuleKind,
  baseDirectory: string,
): Promise<LoadedModule> {
  const path = pathOf(specifier, baseDirectory)
  const checksum = sha256(await readModule(path))
  let exported: Readonly<Record<string, unknown>>
  try {
    // The query makes an altered file another module: the first one stays in Node's cache for good.
    exported = (await import(
      /* @vite-ignore */ `${pathToFileURL(path).href}?${checksum.slice(0, 12)}`
    )) as Readonly<Record<string, unknown>>
  } catch (error) {
    throw new BadInputError(`${path} cannot be loaded: ${messageOf(error).split('\n')[0]}`, loadHint(path), {
      cause: error,
    })
  }
  return { sha256: checksum, module: checkedModule(exported, kind, path) }
}

function pathOf(specifier: string, baseDirectory: string): string {
  if (!specifier.startsWith('file:')) {
    return isAbsolute(specifier) ? specifier : resolve(baseDirectory, specifier)
  }
  try {
    return fileURLToPath(specifier)
  } catch (error) {
    throw new BadInputError(`"${specifier}" is no file URL: ${messageOf(error)}`)
  }
}

async function readModule(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT'
    throw new BadInputError(
      missing
        ? `the module ${path} does not exist`
        : `the module ${path} cannot be read: ${messageOf(error)}`,
      'Module paths start at the folder of the experiment file.',
      { cause: error },
    )
  }
}

function loadHint(path: string): string {
  return /\.[cm]?tsx?$/.test(path)
    ? 'TypeScript modules need Node 22.18 or newer; for older ones compile the module to JavaScript.'
    : 'It must be an ES module (.mjs, or .js in a folder whose package.json says "type": "module").'
}

function checkedModule(
  exported: Readonly<Record<string, unknown>>,
  kind: ModuleKind,
  path: string,
): UserModule {
  const part = exported[kind]
  if (part === undefined) {
    const others = Object.keys(exported)
    throw new BadInputError(
      `${path} does not export "${kind}"${others.length > 0 ? `, only ${others.join(', ')}` : ' or anything else'}`,
      `Write: export const ${kind} = ${kind === 'metrics' ? '[{ ... }]' : '{ ... }'}. docs/your-own-parts.md shows one of each.`,
    )
  }
  if (kind === 'metrics' && !Array.isArray(part)) {
    throw new BadInputError(`${path}: expected metrics to be a list of metrics`)
  }
  checkPart(exported, kind, path)
  const { options } = exported
  if (options !== undefined && typeof options !== 'function') {
    throw new BadInputError(
      `${path}: expected options to be a function from Zod to a schema`,
      'Write: export const options = (z) => z.strictObject({ ... })',
    )
  }
  if (options !== undefined && !((options as NonNullable<UserModule['options']>)(z) instanceof z.ZodObject)) {
    throw new BadInputError(`${path}: options(z) gave no object schema`, 'Return z.strictObject({ ... }).')
  }
  return exported as UserModule
}
