import { expect, it } from 'vitest'
import { loadRuntime, type Runtime } from '../../../src/tensor/runtime/load-runtime.js'

const INTEL_MAC = { platform: 'darwin', arch: 'x64' }

function failing(code: string, message: string): () => Promise<Runtime> {
  return () => Promise.reject(Object.assign(new Error(message), { code }))
}

it('loads ONNX Runtime, quiet', async () => {
  const runtime = await loadRuntime()
  expect(runtime.listSupportedBackends().map(({ name }) => name)).toContain('cpu')
  expect(runtime.env.logLevel).toBe('fatal')
})

it('says where there is no binary for the machine, and what to do', async () => {
  // As onnxruntime-node's binding.js fails when bin/napi-v6/darwin/x64 is not there.
  const load = failing(
    'MODULE_NOT_FOUND',
    "Cannot find module '../bin/napi-v6/darwin/x64/onnxruntime_binding.node'\nRequire stack:",
  )
  await expect(loadRuntime(load, INTEL_MAC)).rejects.toMatchObject({
    name: 'EnvironmentError',
    message: 'onnxruntime-node has no binary for darwin x64',
    hint: 'the transformer needs Linux or Windows (x64, arm64) or a Mac with Apple silicon; the family ngram runs everywhere',
  })
})

it('tells a package that is not installed from a library that cannot be loaded', async () => {
  await expect(loadRuntime(failing('ERR_MODULE_NOT_FOUND', 'Cannot find package'))).rejects.toMatchObject({
    name: 'EnvironmentError',
    message: 'onnxruntime-node is not installed',
  })
  const load = failing('ERR_DLOPEN_FAILED', 'libstdc++.so.6: cannot open shared object file\n  more')
  await expect(loadRuntime(load, { platform: 'linux', arch: 'x64' })).rejects.toMatchObject({
    name: 'EnvironmentError',
    message:
      'onnxruntime-node could not be loaded on linux x64: libstdc++.so.6: cannot open shared object file',
    hint: expect.stringContaining('glibc'),
  })
})
