import { describe, expect, it } from 'vitest'
import { isModelDropped, isModelStored } from '../../src/loop/kept-models.js'

/** Generations 0 to 3 of which the model is stored, and those whose model goes when the next is stored. */
function rules(keep: 'ends' | 'all' | 'none', cheapFit: boolean, continues: boolean) {
  const kept = { keep, capabilities: { cheapFit, continues } }
  const all = [0, 1, 2, 3]
  return {
    stored: all.filter((generation) => isModelStored(kept, generation, 3)),
    dropped: all.slice(0, 3).filter((generation) => isModelDropped(kept, generation)),
  }
}

describe('which models are stored', () => {
  it.each([
    ['ends', true, false, [0, 3], []],
    ['ends', false, false, [0, 1, 2, 3], [1, 2]],
    ['ends', true, true, [0, 1, 2, 3], [1, 2]],
    ['all', true, true, [0, 1, 2, 3], []],
    ['none', false, false, [], []],
    ['none', true, true, [1, 2], [1, 2]],
  ] as const)(
    'keep_models: %s, cheap %s, continues %s: %j, of which go %j',
    (keep, cheap, continues, stored, dropped) => {
      expect(rules(keep, cheap, continues)).toEqual({ stored, dropped })
    },
  )
})
