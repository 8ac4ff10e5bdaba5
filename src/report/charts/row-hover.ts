import type { Spec } from './spec.js'

/** What is told where the pointer is over a row of a panel, anywhere on its width: fields and their titles. */
export function rowHover(data: Spec, height: number, told: Readonly<Record<string, string>>): Spec {
  const tooltip = Object.entries(told).map(([field, title]) => ({
    field,
    type: field === 'seeds' ? 'quantitative' : 'nominal',
    title,
  }))
  return {
    data,
    mark: { type: 'bar', height, opacity: 0 },
    encoding: { x: { value: 0 }, x2: { value: 'width' }, tooltip },
  }
}
