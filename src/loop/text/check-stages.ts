import { BadInputError } from '../../errors/index.js'
import type { ArmParts } from './arm-parts.js'
import type { HumanData } from './human.js'

const HINT =
  'Leave the stage out, choose a world with facts (human: { world: logic }), or give a list (human.facts: { file: facts.jsonl }).'

/** Refuses stages that judge documents by their statements where nothing tells right ones from wrong ones. */
export function checkStages(
  { stages }: Pick<ArmParts, 'stages'>,
  { facts }: Pick<HumanData, 'facts'>,
  where: string,
): void {
  for (const [position, { stage }] of stages.entries()) {
    if (stage.reads !== true || (facts !== undefined && facts.tells.length > 0)) continue
    const why =
      facts === undefined
        ? 'the human data has no known facts'
        : 'the facts of the human data are never stated wrong'
    throw new BadInputError(
      `${where}: curation[${position}]: stage ${stage.name} judges documents by their statements, and ${why}`,
      HINT,
    )
  }
}
