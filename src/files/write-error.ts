import { codeOf, EnvironmentError, messageOf } from '../errors/index.js'

const SYSTEM_HINTS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space; finished generations are kept, and the same command goes on.',
  EDQUOT:
    'The quota of this disk is used up: free some space; finished generations are kept, and the same command goes on.',
  EACCES: 'No permission to write there: choose another folder with --runs, --reports or --out.',
  EPERM: 'No permission to write there: choose another folder with --runs, --reports or --out.',
  EROFS: 'The file system is read-only: choose another folder with --runs, --reports or --out.',
  ENOTDIR: 'A file stands where a folder should be: choose another folder with --runs, --reports or --out.',
  EEXIST: 'A file stands where a folder should be: choose another folder with --runs, --reports or --out.',
}

/** Turns a system error of writing into one that says what to do; other errors pass. */
export function asEnvironmentError(error: unknown, path: string): unknown {
  const hint = SYSTEM_HINTS[codeOf(error) ?? '']
  return hint === undefined
    ? error
    : new EnvironmentError(`${path}: ${messageOf(error)}`, hint, { cause: error })
}
