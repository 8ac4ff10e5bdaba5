import { expect, it } from 'vitest'
import { checkProvider } from '../../../src/tensor/runtime/check-provider.js'
import { loadRuntime, type Runtime } from '../../../src/tensor/runtime/load-runtime.js'

it('takes the CPU', async () => {
  await checkProvider(await loadRuntime(), 'cpu')
})

it('lists what there is where a provider is unknown', async () => {
  const runtime = { listSupportedBackends: () => [{ name: 'cpu' }, { name: 'coreml' }] } as unknown as Runtime
  await expect(checkProvider(runtime, 'cuda')).rejects.toMatchObject({
    name: 'EnvironmentError',
    message: 'ONNX Runtime has no execution provider "cuda" on this machine',
    hint: 'it knows cpu, coreml here: choose another in COLLAPSE_EXECUTION_PROVIDER, or unset it to compute on the CPU',
  })
})

it('says why a provider that is known does not work', async () => {
  const runtime = {
    listSupportedBackends: () => [{ name: 'cpu' }, { name: 'cuda' }],
    // As onnxruntime-node 1.30 fails on Linux without CUDA's libraries.
    InferenceSession: {
      create: () =>
        Promise.reject(
          new Error('OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library\n'),
        ),
    },
  } as unknown as Runtime
  await expect(checkProvider(runtime, 'cuda')).rejects.toMatchObject({
    name: 'EnvironmentError',
    message:
      'the execution provider "cuda" does not work on this machine: OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library',
    hint: expect.stringContaining('it knows cpu, cuda here'),
  })
})
