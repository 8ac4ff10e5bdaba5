import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  type Checkpoint,
  readCheckpoint,
  writeCheckpoint,
} from '../../../../src/models/transformer/training/checkpoint.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const root = temporaryFolder()
let folders = 0

function folder(): string {
  const path = join(root, `${folders++}`)
  mkdirSync(path)
  return path
}

const checkpoint: Checkpoint = {
  step: 7,
  losses: [3.25, 1 / 3, 1e-300],
  stopping: { best: 0.1, bestStep: 5, misses: 2 },
  arrays: [Float32Array.of(1, 2, 3), Float32Array.of(0.1, -0, Number.NaN), Float32Array.of(4, 5, 6)],
}

test('comes back bit by bit', async () => {
  const at = folder()
  await writeCheckpoint(at, 'é: a model', checkpoint)
  expect(await readCheckpoint(at, 'é: a model')).toEqual(checkpoint)
  expect(readdirSync(at)).toEqual(['training.checkpoint'])
})

test('shared memory and views of larger arrays', async () => {
  const at = folder()
  const shared = new Float32Array(new SharedArrayBuffer(8))
  shared.set([1.5, 2.5])
  await writeCheckpoint(at, 'x', {
    step: 1,
    losses: [1],
    arrays: [shared, Float32Array.of(9, 3, 4, 9).subarray(1, 3)],
  })
  expect(await readCheckpoint(at, 'x')).toEqual({
    step: 1,
    losses: [1],
    arrays: [Float32Array.of(1.5, 2.5), Float32Array.of(3, 4)],
  })
})

test('the last one counts', async () => {
  const at = folder()
  await writeCheckpoint(at, 'x', checkpoint)
  await writeCheckpoint(at, 'x', { ...checkpoint, step: 8 })
  expect((await readCheckpoint(at, 'x'))?.step).toBe(8)
})

test('none, or one of something else, is none', async () => {
  const at = folder()
  expect(await readCheckpoint(at, 'x')).toBeUndefined()
  await writeCheckpoint(at, 'x', checkpoint)
  expect(await readCheckpoint(at, 'y')).toBeUndefined()
})

test('cut short anywhere, or too long, it is none', async () => {
  const at = folder()
  const file = join(at, 'training.checkpoint')
  await writeCheckpoint(at, 'x', checkpoint)
  const { length } = readFileSync(file)
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(4)]))
  expect(await readCheckpoint(at, 'x')).toBeUndefined()
  for (let size = length - 1; size >= 0; size--) {
    truncateSync(file, size)
    expect(await readCheckpoint(at, 'x')).toBeUndefined()
  }
})

test('with a head that is no JSON it is none', async () => {
  const at = folder()
  const file = join(at, 'training.checkpoint')
  await writeCheckpoint(at, 'x', checkpoint)
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0, 4, 8))
  expect(await readCheckpoint(at, 'x')).toBeUndefined()
})
