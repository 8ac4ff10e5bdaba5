import { basename } from 'node:path'
import {
  type DocumentFormat,
  type DocumentSource,
  displayPath,
  findFiles,
  formatByName,
  pairOf,
  peek,
} from '../../data/index.js'
import { BadInputError } from '../../errors/index.js'
import { SKETCH_EXTENSION } from './corpora/sketch-file.js'
import type { MeasureOptions } from './measure-options.js'

export const HUMAN = 'human'

export interface Sources {
  /** Files of sketches, to be joined with each other and with the sources. */
  readonly sketches: readonly string[]
  readonly sources: readonly DocumentSource[]
  /** The group that holds human text, where the files or options say so. */
  readonly human: string | undefined
  /** Groups of the two sides of the same records: document i of one goes with document i of the other. */
  readonly pair: readonly [human: string, machine: string] | undefined
  readonly notes: readonly string[]
}

/** Which files are read for which group. */
export async function findSources(files: readonly string[], options: MeasureOptions): Promise<Sources> {
  const base = options.baseDirectory ?? ''
  const found = await findFiles(files, base)
  const sketches = found.filter((path) => path.endsWith(SKETCH_EXTENSION))
  const paths = found.filter((path) => !path.endsWith(SKETCH_EXTENSION))
  refuseTwoWays(options)
  const humanPaths = options.human === undefined ? [] : await findFiles(options.human, base)
  refuseBoth(paths, humanPaths)
  const inputs = paths.map((path) => ({ path, format: formatOf(path, options.input) }))
  const humanInputs = humanPaths.map((path) => ({ path, format: formatOf(path, options.input) }))
  const how = { field: options.field, layout: options.layout, documents_by: options.documentsBy }
  const human = humanInputs.length > 0 ? HUMAN : undefined
  const humanSources = await Promise.all(
    humanInputs.map(async (input): Promise<DocumentSource> => {
      const pair = await pairIn(input, options)
      const field = pair?.human ?? options.field
      return { ...input, ...how, field, lists: pair !== undefined, grouped: { as: HUMAN } }
    }),
  )
  if (options.by !== undefined) {
    const by = options.by
    const sources = inputs.map((input) => ({ ...input, ...how, grouped: { by } }))
    return { sources: [...sources, ...humanSources], sketches, human, pair: undefined, notes: [] }
  }
  if (options.group !== undefined) {
    const as = options.group
    const sources = inputs.map((input) => ({ ...input, ...how, grouped: { as } }))
    return { sources: [...sources, ...humanSources], sketches, human, pair: undefined, notes: [] }
  }
  const names = fileNames(paths)
  const sources: DocumentSource[] = []
  const notes: string[] = []
  const pairs: (readonly [string, string])[] = []
  for (const [index, input] of inputs.entries()) {
    const pair = await pairIn(input, options)
    if (pair === undefined) {
      sources.push({ ...input, ...how, grouped: { as: names[index] } })
      continue
    }
    const named = (side: string) => (inputs.length === 1 ? side : `${names[index]}: ${side}`)
    const sides = [human === undefined ? HUMAN : named(pair.human), named(pair.machine)] as const
    pairs.push(sides)
    notes.push(
      `${displayPath(input.path)}: read as pairs, "${pair.human}" written by people, "${pair.machine}" by a model`,
    )
    for (const [side, group] of [
      [pair.human, sides[0]],
      [pair.machine, sides[1]],
    ] as const) {
      sources.push({ ...input, ...how, field: side, lists: true, grouped: { as: group } })
    }
  }
  return {
    sources: [...sources, ...humanSources],
    sketches,
    human: human ?? (pairs.length > 0 ? HUMAN : undefined),
    pair: pairs.length === 1 && human === undefined ? pairs[0] : undefined,
    notes,
  }
}

async function pairIn(
  input: { path: string; format: DocumentFormat },
  { field, layout, skipBroken }: MeasureOptions,
) {
  return field === undefined && layout === undefined ? pairOf(await peek(input, skipBroken)) : undefined
}

function formatOf(path: string, given: DocumentFormat | undefined): DocumentFormat {
  return given ?? formatByName(path)
}

/** Names without folder and extension where they tell the files apart, else as the user would write the path. */
function fileNames(paths: readonly string[]): readonly string[] {
  const short = paths.map((path) =>
    basename(path)
      .replace(/\.gz$/i, '')
      .replace(/(?<=.)\.[^.]+$/, ''),
  )
  const clear = new Set(short).size === short.length && !short.includes(HUMAN)
  return clear ? short : paths.map(displayPath)
}

function refuseTwoWays({ by, group, human }: MeasureOptions): void {
  if (group === HUMAN && human !== undefined) {
    throw new BadInputError(
      '--group human and --human: the group "human" is the text it is compared with',
      'Call the group something else.',
    )
  }
  if (by === undefined || group === undefined) return
  throw new BadInputError(
    `--by ${by} and --group ${group}: records are grouped by a field, or all files are one group`,
    'Leave one of them out.',
  )
}

function refuseBoth(paths: readonly string[], humanPaths: readonly string[]): void {
  const both = paths.find((path) => humanPaths.includes(path))
  if (both === undefined) return
  throw new BadInputError(
    `${displayPath(both)} is measured and is the human text it is compared with: the differences would all be 0`,
    'Give another file with --human.',
  )
}
