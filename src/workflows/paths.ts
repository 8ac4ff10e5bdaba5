import { join } from 'node:path'

/** Folders that commands read and write; relative to where they are called. */
export interface Folders {
  /** Holds one folder of results per experiment. */
  readonly runs?: string | undefined
  /** Holds one folder of reports per experiment. */
  readonly reports?: string | undefined
}

export function runFolder(name: string, folders: Folders): string {
  return join(folders.runs ?? 'runs', name)
}

export function reportFolder(name: string, folders: Folders): string {
  return join(folders.reports ?? 'reports', name)
}
