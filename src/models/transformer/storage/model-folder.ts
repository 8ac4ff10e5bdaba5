import { readdir } from 'node:fs/promises'
import { BadInputError, codeOf } from '../../../errors/index.js'
import { CONFIG_FILE } from './config-json.js'
import { FOLDER_NEEDS, fileError } from './file-error.js'
import { TOKENIZER_FILE } from './tokenizer-config.js'
import { INDEX_FILE, WEIGHTS_FILE } from './weight-files.js'

/** The names in a model's folder, in which there is a file of every kind that is needed. */
export async function listModelFolder(directory: string): Promise<readonly string[]> {
  const names = await list(directory)
  if (!names.includes(CONFIG_FILE)) {
    throw new BadInputError(`${directory}: no ${CONFIG_FILE}`, FOLDER_NEEDS)
  }
  if (!names.includes(WEIGHTS_FILE) && !names.includes(INDEX_FILE)) throw noWeights(directory, names)
  if (!names.includes(TOKENIZER_FILE)) throw noTokenizer(directory, names)
  return names
}

async function list(directory: string): Promise<string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    const cause = { cause: error }
    switch (codeOf(error)) {
      case 'ENOENT':
        throw new BadInputError(`${directory}: no such folder`, FOLDER_NEEDS, cause)
      case 'ENOTDIR':
        throw new BadInputError(`${directory}: expected a folder, got a file`, FOLDER_NEEDS, cause)
      default:
        throw fileError(error, directory)
    }
  }
}

function noWeights(directory: string, names: readonly string[]): BadInputError {
  const pickled = names.find((name) => /^pytorch_model.*\.bin$/.test(name))
  if (pickled === undefined) return new BadInputError(`${directory}: no ${WEIGHTS_FILE}`, FOLDER_NEEDS)
  return new BadInputError(
    `${directory}: expected ${WEIGHTS_FILE}, got ${pickled}, which may run code when it is opened and is not read`,
    "Convert it with Python's transformers: " +
      'AutoModelForCausalLM.from_pretrained(folder).save_pretrained(folder, safe_serialization=True).',
  )
}

function noTokenizer(directory: string, names: readonly string[]): BadInputError {
  if (!names.includes('vocab.json')) {
    return new BadInputError(`${directory}: no ${TOKENIZER_FILE}`, FOLDER_NEEDS)
  }
  return new BadInputError(
    `${directory}: expected ${TOKENIZER_FILE}, got vocab.json, the older form of a tokenizer`,
    "Convert it with Python's transformers: AutoTokenizer.from_pretrained(folder).save_pretrained(folder).",
  )
}
