import { arch, cpus, platform } from 'node:os'
import { packageVersion } from '../files/package-version.js'

/** Where results were computed: recorded beside them, never part of a key. */
export function currentEnvironment(): Record<string, string> {
  return {
    'collapse-lab': packageVersion(),
    node: process.version,
    platform: `${platform()} ${arch()}`,
    processor: cpus()[0]?.model ?? 'unknown',
  }
}
