import { displayPath } from '../../../data/index.js'
import { BadInputError } from '../../../errors/index.js'
import { byWhiteSpace } from '../../../text/tokenisation.js'
import { readSketches, type Sketches } from './sketch-file.js'

/** What sketches that are joined, and the data read beside them, must share. */
interface Terms {
  /** Undefined where it was not asked for: then what the sketches say holds. */
  readonly budget: number | undefined
  readonly by: string | undefined
  /** Whether data is grouped beside the sketches. */
  readonly data: boolean
}

/**
 * The sketches in some files, which fit together and with what was asked for.
 *
 * @throws BadInputError naming the first file that differs, and in what
 */
export async function openSketches(paths: readonly string[], terms: Terms): Promise<readonly Sketches[]> {
  const opened: Sketches[] = []
  const known = new Map<string, string>()
  for (const path of paths) {
    const shown = displayPath(path)
    const sketches = await readSketches(path)
    const first = opened[0]
    const by = terms.data || terms.by !== undefined ? terms.by : (first ?? sketches).by
    refuse(shown, 'tokens', sketches.tokenisation, byWhiteSpace.name)
    refuse(shown, 'a budget of', sketches.budget, terms.budget ?? first?.budget ?? sketches.budget)
    refuse(shown, 'groups by', sketches.by ?? 'file', by ?? 'file')
    for (const { path: file, sha256 } of sketches.files) {
      const key = `${file}\n${sha256}`
      const before = known.get(key)
      if (before !== undefined) {
        throw new BadInputError(
          `${file} is in both ${before} and ${shown}: its documents would count twice`,
          'Save each part once; give human text with --human when the sketches are joined.',
        )
      }
      known.set(key, shown)
    }
    opened.push(sketches)
  }
  return opened
}

function refuse(path: string, what: string, got: string | number, expected: string | number): void {
  if (got === expected) return
  throw new BadInputError(
    `${path}: sketches with ${what} "${got}", expected "${expected}": they cannot be joined`,
    'Save all sketches with the same options, and join them with those.',
  )
}
