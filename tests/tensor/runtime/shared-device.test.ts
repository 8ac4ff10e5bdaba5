import { expect, it } from 'vitest'
import { sharedDevice } from '../../../src/tensor/runtime/shared-device.js'
import { addition, vector } from './graphs.js'

const inputs = { a: vector(1), b: vector(2) }

it('is one device until its last holder closes it', async () => {
  const [first, second] = await Promise.all([sharedDevice(1), sharedDevice(1)])
  // What one knows, the other knows.
  const program = first.program(addition(1))
  expect(await second.run({ program, inputs, outputs: { c: 'return' } })).toEqual({ c: vector(3) })
  await first.close()
  await first.close()
  await expect(first.run({ program, inputs })).rejects.toThrow('the device is closed')
  expect(await second.run({ program, inputs, outputs: { c: 'return' } })).toEqual({ c: vector(3) })
  await second.close()
  // A new one.
  const third = await sharedDevice(1)
  await expect(third.run({ program, inputs })).rejects.toThrow('the program was not made by this device')
  await third.close()
})

it('is another device for another number of threads', async () => {
  const [one, two] = await Promise.all([sharedDevice(1), sharedDevice(2)])
  expect([one.threads, two.threads]).toEqual([1, 2])
  await expect(two.run({ program: one.program(addition(1)) })).rejects.toThrow('not made by this device')
  await Promise.all([one.close(), two.close()])
})

it('is tried again after it could not be opened', async () => {
  process.env['COLLAPSE_EXECUTION_PROVIDER'] = 'abacus'
  const tries = await Promise.allSettled([sharedDevice(1), sharedDevice(1)])
  delete process.env['COLLAPSE_EXECUTION_PROVIDER']
  expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await (await sharedDevice(1)).close()
})
