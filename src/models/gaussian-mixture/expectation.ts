import type { Items } from './mixture.js'

/**
 * Turns log joint densities [components, count] into each component's share of each item, times the item's weight, in
 * place. The value is the mean log likelihood of an item.
 */
export function shareOut(joint: Float64Array, { count, weights }: Items): number {
  let sum = 0
  let total = 0
  for (let item = 0; item < count; item++) {
    let largest = joint[item]
    for (let at = item + count; at < joint.length; at += count) if (joint[at] > largest) largest = joint[at]
    let rest = 0
    for (let at = item; at < joint.length; at += count) {
      joint[at] = Math.exp(joint[at] - largest)
      rest += joint[at]
    }
    const weight = weights === undefined ? 1 : weights[item]
    const scale = weight / rest
    for (let at = item; at < joint.length; at += count) joint[at] *= scale
    sum += weight * (largest + Math.log(rest))
    total += weight
  }
  return sum / total
}
