import type { ZodType } from 'zod'

/** Raised whenever the same input would give another output; for a user's own module it holds the module's checksum. */
export type Version = number | string

/**
 * One line of a registry. The schema is light and always there (validation, help, completion); the
 * implementation is imported only when it is used, so that `collapse --help` loads nothing heavy.
 */
export interface RegistryEntry<Implementation> {
  /** The word a user writes in an experiment file. */
  readonly name: string
  /** One sentence for `collapse list`. */
  readonly summary: string
  /** Options as a Zod object schema; the discriminating key (family, strategy, world) is part of it. */
  readonly schema: ZodType
  readonly load: () => Promise<Implementation>
  /** What it works on; absent: text (a strategy, which sees sizes alone, mixes either). */
  readonly data?: 'text' | 'vectors'
}
