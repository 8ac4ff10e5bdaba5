import type { RegistryEntry } from '../contracts/registry.js'
import { BadInputError } from '../errors/index.js'

/** Loads the implementation that a name of the experiment file stands for. */
export function named<Part>(
  entries: readonly RegistryEntry<Part>[],
  name: string,
  kind: string,
): Promise<Part> {
  const entry = entries.find((candidate) => candidate.name === name)
  if (entry === undefined) throw new BadInputError(`unknown ${kind} "${name}"`)
  return entry.load()
}
