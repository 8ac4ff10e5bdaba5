import type { EndpointSpec } from '../../remote/endpoint.js'
import type { TokenisationName } from '../../text/tokenisations.js'
import type { DocumentFormat, DocumentsBy, DocumentsSpec } from '../../data/index.js'

export interface MeasureOptions {
  /** Files or globs of human text: the reference. */
  readonly human?: readonly string[] | undefined
  /** A list of facts, as `human.facts.file` of an experiment. */
  readonly facts?: string | undefined
  /** Groups of metrics, metrics or ids; absent: a sensible set that needs text alone. */
  readonly metrics?: readonly string[] | undefined
  /** Tokens at which metrics that depend on the size of a sample are taken; absent: 80% of the smallest group. */
  readonly tokens?: number | undefined
  /** How text is cut into tokens. Default: at white space. */
  readonly tokenisation?: TokenisationName | undefined
  /** Dotted path or column whose value says which group a record belongs to. */
  readonly by?: string | undefined
  /** Dotted path or column that holds the text; absent: `text`, or as the records look. */
  readonly field?: string | undefined
  readonly layout?: DocumentsSpec['layout']
  readonly documentsBy?: DocumentsBy | undefined
  /** What the files are; absent: by their extensions. */
  readonly input?: DocumentFormat | undefined
  /** A server that is asked for vectors, where metrics such as `mauve.remote` are asked for. */
  readonly embeddings?: EndpointSpec | undefined
  /** One group for all files (but human text). */
  readonly group?: string | undefined
  /** Tokens of which documents are held; of larger data random samples are measured. Default 4 million. */
  readonly budget?: number | undefined
  /** Leave broken records out and count them, instead of refusing the file. */
  readonly skipBroken?: boolean | undefined
  /** Keys every random draw: the same seed gives the same bytes. Default 1. */
  readonly seed?: number | undefined
  /** Where relative names start. Default: the working directory. */
  readonly baseDirectory?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly events?: MeasureEvents | undefined
}

export interface MeasureEvents {
  /** Bytes read so far. */
  reading?(done: number, total: number): void
  /** Steps of measuring done so far; `what` is at work. */
  measuring?(done: number, total: number, what: string): void
}
