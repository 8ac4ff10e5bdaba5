import type { Decoding } from '../../contracts/model.js'

/** Whether items are drawn from the model’s own distribution, without a rule that sharpens or cuts it. */
export function drawsAsIs({
  temperature,
  top_k,
  top_p,
  min_p,
  typical_p,
  greedy = false,
}: Decoding): boolean {
  const cut = [top_k, top_p, min_p, typical_p].some((rule) => rule !== undefined)
  return temperature === 1 && !greedy && !cut
}
