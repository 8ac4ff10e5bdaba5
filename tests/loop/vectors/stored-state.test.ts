import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ModelState } from '../../../src/contracts/state.js'
import { readState, writeState } from '../../../src/loop/vectors/stored-state.js'
import { temporaryFolder } from '../../helpers/folder.js'

const STATE: ModelState = {
  kind: 'normal',
  chains: 2,
  dimension: 1,
  means: Float64Array.of(0.1, -1e-300),
  covariances: Float64Array.of(5e-324, 2),
}

it('reads back every bit of a state, and its notes', async () => {
  const folder = temporaryFolder()
  await writeState(folder, { state: STATE, notes: ['1 of 2 chains has collapsed'] })
  expect(await readState(folder)).toEqual({ state: STATE, notes: ['1 of 2 chains has collapsed'] })
})

it('writes numbers little-endian, one array behind the other', async () => {
  const folder = temporaryFolder()
  await writeState(folder, { state: { ...STATE, means: Float64Array.of(1, 2) }, notes: [] })
  const bytes = readFileSync(`${folder}/state.f64`)
  expect([0, 1, 3].map((at) => bytes.readDoubleLE(8 * at))).toEqual([1, 2, 2])
})
