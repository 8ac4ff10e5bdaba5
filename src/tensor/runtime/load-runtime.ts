import { codeOf, EnvironmentError, messageOf } from '../../errors/index.js'

export type Runtime = typeof import('onnxruntime-node')

const OTHER_MACHINES =
  'the transformer needs Linux or Windows (x64, arm64) or a Mac with Apple silicon; the family ngram runs everywhere'

/**
 * ONNX Runtime, loaded when first needed: its library has 30 MB and no binary for Intel Macs.
 * `load` and `here` are handed in by tests.
 */
export async function loadRuntime(
  load: () => Promise<Runtime> = () => import('onnxruntime-node'),
  here: { readonly platform: string; readonly arch: string } = process,
): Promise<Runtime> {
  let runtime: Runtime
  try {
    runtime = await load()
  } catch (error) {
    throw cannotLoad(error, `${here.platform} ${here.arch}`)
  }
  // What goes wrong is thrown, and told once, by us.
  runtime.env.logLevel = 'fatal'
  return runtime
}

function cannotLoad(error: unknown, machine: string): EnvironmentError {
  const cause = { cause: error }
  // The package asks for its binary by platform; the package itself is imported, which gives another code.
  if (codeOf(error) === 'MODULE_NOT_FOUND') {
    return new EnvironmentError(`onnxruntime-node has no binary for ${machine}`, OTHER_MACHINES, cause)
  }
  if (codeOf(error) === 'ERR_MODULE_NOT_FOUND') {
    return new EnvironmentError('onnxruntime-node is not installed', 'run npm install again', cause)
  }
  const reason = messageOf(error).split('\n')[0]
  return new EnvironmentError(
    `onnxruntime-node could not be loaded on ${machine}: ${reason}`,
    `its library needs glibc (not musl, as in Alpine) on Linux; ${OTHER_MACHINES}`,
    cause,
  )
}
