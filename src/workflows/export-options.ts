import type { TrainingFormatName } from '../data/write/index.js'
import type { StoredKind } from '../loop/text/stored-texts.js'
import type { Selection } from './export-selection.js'
import type { Folders } from './paths.js'

export interface ExportOptions extends Selection, Pick<Folders, 'runs'> {
  /** Default: jsonl. */
  readonly format?: TrainingFormatName | undefined
  /** What curation kept (default), the whole sample, or the mix that the generation was trained on. */
  readonly what?: StoredKind | undefined
  /** The folder to write; default: exports/<experiment>. */
  readonly out?: string | undefined
  /** For alpaca and chatml: the instruction that every document answers. Default: as the documents say. */
  readonly instruction?: string | undefined
  /** Write over an earlier export. */
  readonly force?: boolean | undefined
}

export interface ExportedFile {
  readonly path: string
  readonly arm: string
  readonly seed: number
  readonly generation: number
  readonly documents: number
  /** White-space separated tokens of these documents. */
  readonly tokens: number
  /** Documents left out because they break the layout that the format needs. */
  readonly broken: number
  /** Halves of surrogate pairs that became U+FFFD. */
  readonly replaced: number
  /** Documents that curation dropped, by stage; they are not in the file where it holds what was kept. */
  readonly dropped: Readonly<Record<string, number>>
}
