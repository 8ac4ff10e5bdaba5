import { expect, it } from 'vitest'
import { LoadedPrograms } from '../../../src/tensor/runtime/loaded-programs.js'

it('drops what was used longest ago', () => {
  const programs = new LoadedPrograms(2)
  expect(programs.use('a')).toEqual({ fresh: true, drop: [] })
  expect(programs.use('b')).toEqual({ fresh: true, drop: [] })
  expect(programs.use('a')).toEqual({ fresh: false, drop: [] })
  expect(programs.use('c')).toEqual({ fresh: true, drop: ['b'] })
  expect(programs.use('b')).toEqual({ fresh: true, drop: ['a'] })
})

it('forgets one or all', () => {
  const programs = new LoadedPrograms(3)
  for (const id of ['a', 'b', 'c']) programs.use(id)
  programs.forget('b')
  expect([programs.use('b').fresh, programs.use('a').fresh]).toEqual([true, false])
  programs.clear()
  expect(programs.use('a').fresh).toBe(true)
})
