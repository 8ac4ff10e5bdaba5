import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BadInputError, codeOf } from '../../../errors/index.js'
import { readJsonObject, shown } from './json-file.js'

export const WEIGHTS_FILE = 'model.safetensors'
export const INDEX_FILE = 'model.safetensors.index.json'

/** The safetensors files of a folder: names in it. */
export interface WeightFiles {
  readonly files: readonly string[]
  /** Which file the index names for a tensor; absent where the model is one file. */
  readonly index?: ReadonlyMap<string, string>
}

const indexSchema = z.object({
  // A name alone: a path would lead out of the folder.
  weight_map: z.record(z.string(), z.string().regex(/^[^/\\]+\.safetensors$/)),
})

/** One file, or the shards of an index; where there are both, the one file, as transformers has it. */
export async function findWeightFiles(directory: string): Promise<WeightFiles> {
  if (await exists(join(directory, WEIGHTS_FILE))) return { files: [WEIGHTS_FILE] }
  const path = join(directory, INDEX_FILE)
  const json = await readJsonObject(path)
  const parsed = indexSchema.safeParse(json)
  if (!parsed.success) {
    throw new BadInputError(
      `${path}: weight_map: expected tensors and the names of their files, got ${shown(json['weight_map'])}`,
      'Download or save the model again.',
    )
  }
  const index = new Map(Object.entries(parsed.data.weight_map))
  return { files: [...new Set(index.values())].sort(), index }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    // Whatever else is wrong with the file is told when it is opened.
    return codeOf(error) !== 'ENOENT'
  }
}
