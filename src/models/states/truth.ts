import type { StateKind } from '../../contracts/state.js'
import type { VectorWorld } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'

type TruthOf<Kind extends StateKind> = Extract<VectorWorld['truth'], { readonly kind: Kind }>

/** The truth of a world, which says how many states or tokens there are; a BadInputError where it is of another kind. */
export function truthOfKind<Kind extends 'states' | 'transitions'>(
  family: string,
  { name, truth }: VectorWorld,
  kind: Kind,
): TruthOf<Kind> {
  if (truth.kind === kind) return truth as TruthOf<Kind>
  const [wanted, world] = kind === 'states' ? ['states', 'states'] : ['sequences of tokens', 'tokens']
  throw new BadInputError(
    `family ${family} is fitted to ${wanted}, and the world ${name} is of kind ${truth.kind}`,
    `Choose the world ${world}, or a family that fits the world ${name}.`,
  )
}
