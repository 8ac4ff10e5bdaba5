import { join } from 'node:path'
import { sha256, sha256OfFile } from '../../../files/checksum.js'
import { CONFIG_FILE } from './config-json.js'
import { fileError } from './file-error.js'
import { inspectGpt2 } from './folder.js'
import { TOKENIZER_FILE } from './tokenizer-config.js'
import { findWeightFiles, INDEX_FILE } from './weight-files.js'

/**
 * A checksum of what makes a folder's model: config.json, tokenizer.json and the safetensors, byte by byte. A folder
 * that cannot be a model is a BadInputError.
 */
export async function folderIdentity(directory: string): Promise<string> {
  await inspectGpt2(directory)
  const { files, index } = await findWeightFiles(directory)
  const names = [CONFIG_FILE, TOKENIZER_FILE, ...(index === undefined ? [] : [INDEX_FILE]), ...files]
  const checksums: [string, string][] = []
  for (const name of names) {
    const path = join(directory, name)
    const checksum = await sha256OfFile(path).catch((error: unknown) => {
      throw fileError(error, path)
    })
    checksums.push([name, checksum])
  }
  return sha256(JSON.stringify(checksums))
}
