import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInputError } from '../../../errors/index.js'
import { fileError } from './file-error.js'
import { readHeader } from './safetensors-header.js'
import type { OpenTensor } from './safetensors-tensor.js'
import { findWeightFiles, INDEX_FILE } from './weight-files.js'

/** Opens all safetensors files of a folder for `use` and closes them after it. */
export async function withTensors<Result>(
  directory: string,
  use: (tensors: readonly OpenTensor[]) => Result | Promise<Result>,
): Promise<Result> {
  const { files, index } = await findWeightFiles(directory)
  const handles: FileHandle[] = []
  let path = directory
  try {
    const tensors: OpenTensor[] = []
    for (const name of files) {
      path = join(directory, name)
      const file = await open(path)
      handles.push(file)
      for (const tensor of await readHeader(file, path)) tensors.push({ ...tensor, file, path })
    }
    if (index !== undefined) checkIndex(index, tensors, directory)
    return await use(tensors)
  } catch (error) {
    throw fileError(error, path)
  } finally {
    await Promise.all(handles.map((handle) => handle.close()))
  }
}

function checkIndex(
  index: ReadonlyMap<string, string>,
  tensors: readonly OpenTensor[],
  directory: string,
): void {
  const there = new Set(tensors.map(({ name, path }) => JSON.stringify([name, path])))
  for (const [name, file] of index) {
    const path = join(directory, file)
    if (!there.has(JSON.stringify([name, path]))) {
      throw new BadInputError(
        `${path}: no tensor "${name}", which ${INDEX_FILE} says it holds`,
        'The files are of different models or saves: download or save the model again.',
      )
    }
  }
}
