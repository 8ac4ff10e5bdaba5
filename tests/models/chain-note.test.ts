import { expect, test } from 'vitest'
import { chainNote } from '../../src/models/chain-note.js'

test('says of how many chains something is true, where there are several', () => {
  expect(chainNote(3, 1000, 'collapsed to a point')).toEqual(['3 of 1000 chains: collapsed to a point'])
  expect(chainNote(1, 1, 'collapsed to a point')).toEqual(['collapsed to a point'])
  expect(chainNote(0, 1000, 'collapsed to a point')).toEqual([])
})
