import { AsyncLocalStorage } from 'node:async_hooks'
import type { Model, WorkContext } from '../../contracts/model.js'

/** The work that calls of metered models belong to, for callers that hand in none: metrics know of no work. */
const current = new AsyncLocalStorage<() => WorkContext>()

/** Position of the WorkContext among the arguments of a model's functions. */
const WORK_AT: Readonly<Record<string, number>> = {
  sample: 3,
  score: 2,
  edit: 3,
  predict: 1,
  embed: 1,
  entropyRate: 2,
}

const wrappers = new WeakMap<Model, Model>()

/** Runs `work` so that every call of a metered model in it is handed a context of its own from `context`. */
export function chargedTo<T>(context: () => WorkContext, work: () => Promise<T>): Promise<T> {
  return current.run(context, work)
}

/**
 * The model with its calls charged to the work at hand. One wrapper for each model: what metrics remember of a
 * model they remember of it.
 */
export function metered(model: Model): Model {
  const known = wrappers.get(model)
  if (known !== undefined) return known
  const wrapper = new Proxy(model, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      const at = WORK_AT[String(name)]
      if (at === undefined) return member.bind(target)
      return (...given: unknown[]) => {
        given[at] = joined(current.getStore()?.(), given[at] as WorkContext | undefined)
        return member.apply(target, given)
      }
    },
  })
  wrappers.set(model, wrapper)
  return wrapper
}

/** Both are told; the caller's own signal goes first. */
function joined(ambient: WorkContext | undefined, own: WorkContext | undefined): WorkContext | undefined {
  if (ambient === undefined || own === undefined) return own ?? ambient
  return {
    ...ambient,
    ...own,
    spent(work) {
      ambient.spent?.(work)
      own.spent?.(work)
    },
  }
}
