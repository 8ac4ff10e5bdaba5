import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { currentEnvironment, decidesBits } from '../../../src/loop/results/environment.js'

it('names the processor and the version of ONNX Runtime, which decide the last bits', () => {
  const { version } = createRequire(import.meta.url)('onnxruntime-node/package.json') as { version: string }
  const environment = currentEnvironment()
  expect(environment['onnxruntime-node']).toBe(version)
  // Decides where Unicode words end.
  expect(environment['icu']).toBe(process.versions.icu)
  expect(environment['processor']).not.toBe('')
  expect(Object.keys(environment).filter(decidesBits)).toEqual([
    'processor',
    'onnxruntime-node',
    'execution provider',
  ])
  expect(environment['execution provider']).toBe('cpu')
})
