import { createRequire } from 'node:module'
import { arch, cpus, platform } from 'node:os'
import { packageVersion } from '../../files/package-version.js'
import { defaultProvider } from '../../tensor/runtime/provider.js'

const ONNX_RUNTIME = 'onnxruntime-node'
/** Decides where Unicode words begin and end. */
export const ICU = 'icu'
const PROVIDER = 'execution provider'

/** Where results were computed: recorded beside them, never part of a key. */
export function currentEnvironment(): Record<string, string> {
  return {
    'collapse-lab': packageVersion(),
    node: process.version,
    [ICU]: process.versions.icu ?? 'none',
    platform: `${platform()} ${arch()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    ...onnxRuntime(),
  }
}

/** The version is read without loading the library: most runs never use it. */
function onnxRuntime(): Record<string, string> {
  try {
    const { version } = createRequire(import.meta.url)('onnxruntime-node/package.json') as { version: string }
    return { [ONNX_RUNTIME]: version, [PROVIDER]: defaultProvider() }
  } catch {
    return {}
  }
}

/**
 * What decides the last bits of results that are computed with floating-point vectors: instructions of the processor,
 * the library, and what it computes on. N-gram models do not depend on them.
 */
export function decidesBits(name: string): boolean {
  return ['processor', ONNX_RUNTIME, PROVIDER].includes(name)
}
