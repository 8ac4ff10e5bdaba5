import { describe, expect, it } from 'vitest'
import type { Model, WorkContext } from '../../../src/contracts/model.js'
import { chargedTo, metered } from '../../../src/loop/text/metered.js'

class Scoring {
  readonly notes = ['note']
  #calls = 0
  seen: WorkContext | undefined

  async score(_batch: unknown, _options?: unknown, work?: WorkContext) {
    this.#calls++
    this.seen = work
    work?.spent?.({ tokens: 3 })
    return { calls: this.#calls }
  }

  async entropyRate(_rng: unknown, tokens: number, work?: WorkContext) {
    work?.spent?.({ tokens })
  }

  get calls(): number {
    return this.#calls
  }
}

function scoring() {
  const plain = new Scoring()
  return { plain, model: metered(plain as unknown as Model) as unknown as Scoring }
}

const told: number[] = []
const context = (): WorkContext => ({ spent: ({ tokens }) => void told.push(tokens) })

describe('a metered model', () => {
  it('is one object for each model, with everything the model has', async () => {
    const { plain, model } = scoring()
    expect(metered(plain as unknown as Model)).toBe(model)
    expect(metered(model as unknown as Model)).not.toBe(plain)
    expect(model.notes).toBe(plain.notes)
    await model.score({})
    expect(model.calls).toBe(1)
    expect('edit' in model).toBe(false)
  })

  it('tells the work at hand of every call, at the place of each function', async () => {
    const { model } = scoring()
    told.length = 0
    await chargedTo(context, async () => {
      await model.score({})
      await Promise.all([model.entropyRate({}, 9), model.score({}, {})])
    })
    expect(told.sort((a, b) => a - b)).toEqual([3, 3, 9])
  })

  it('tells the caller’s own work too, and nobody outside', async () => {
    const { plain, model } = scoring()
    told.length = 0
    const own: number[] = []
    await chargedTo(context, async () => {
      await model.score({}, {}, { spent: ({ tokens }) => void own.push(tokens) })
    })
    expect([told, own]).toEqual([[3], [3]])
    await model.score({})
    expect(told).toEqual([3])
    expect(plain.seen).toBeUndefined()
  })
})
