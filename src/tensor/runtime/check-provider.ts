import onnxProto from 'onnx-proto'
import { EnvironmentError, messageOf } from '../../errors/index.js'
import type { Runtime } from './load-runtime.js'

const FLOAT = 1

/**
 * Throws an EnvironmentError where graphs cannot run on an execution provider. That ONNX Runtime lists it does not
 * mean that its libraries and its device are there: only a session tells.
 */
export async function checkProvider(runtime: Runtime, provider: string): Promise<void> {
  const names = runtime.listSupportedBackends().map(({ name }) => name)
  if (!names.includes(provider)) {
    throw new EnvironmentError(
      `ONNX Runtime has no execution provider "${provider}" on this machine`,
      `it knows ${names.join(', ')} here: ${CHOOSE}`,
    )
  }
  try {
    const session = await runtime.InferenceSession.create(smallestGraph(), {
      executionProviders: [provider],
      logSeverityLevel: 4,
    })
    await session.release()
  } catch (error) {
    const [reason] = messageOf(error).trim().split('\n')
    throw new EnvironmentError(
      `the execution provider "${provider}" does not work on this machine: ${reason}`,
      `its drivers and libraries must be installed (it knows ${names.join(', ')} here); or ${CHOOSE}`,
      { cause: error },
    )
  }
}

const CHOOSE = 'choose another in COLLAPSE_EXECUTION_PROVIDER, or unset it to compute on the CPU'

/** y = x. */
function smallestGraph(): Uint8Array {
  const { ModelProto } = onnxProto.onnx
  const value = (name: string) => ({
    name,
    type: { tensorType: { elemType: FLOAT, shape: { dim: [{ dimValue: 1 }] } } },
  })
  const model = ModelProto.create({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 17 }],
    graph: {
      name: 'same',
      node: [{ opType: 'Identity', input: ['x'], output: ['y'] }],
      input: [value('x')],
      output: [value('y')],
    },
  })
  return ModelProto.encode(model).finish()
}
