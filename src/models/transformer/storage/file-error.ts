import { BadInputError, codeOf, messageOf } from '../../../errors/index.js'

/** What a folder must hold to be read as a model. */
export const FOLDER_NEEDS =
  "A model's folder holds config.json, tokenizer.json and model.safetensors, as Hugging Face's GPT-2 does."

/** An error of the file system while a model's file was read, in the user's words; any other error as it came. */
export function fileError(error: unknown, path: string): unknown {
  const cause = { cause: error }
  switch (codeOf(error)) {
    case 'ENOENT':
      return new BadInputError(`${path}: no such file`, FOLDER_NEEDS, cause)
    case 'ENOTDIR':
      return new BadInputError(
        `${path}: what it should lie in is a file, expected a folder`,
        FOLDER_NEEDS,
        cause,
      )
    case 'EISDIR':
      return new BadInputError(`${path}: expected a file, got a folder`, FOLDER_NEEDS, cause)
    case 'EACCES':
    case 'EPERM':
      return new BadInputError(
        `${path}: no permission to read it`,
        'Change its permissions (chmod +r).',
        cause,
      )
  }
  if (error instanceof Error && 'syscall' in error) {
    return new BadInputError(`${path}: cannot be read: ${messageOf(error)}`, undefined, cause)
  }
  return error
}
