import type { Decoding } from '../contracts/model.js'
import type { DocumentFormat } from '../data/formats/formats.js'
import type { LayoutName } from '../data/layouts/index.js'
import type { FactsSpec } from '../facts/index.js'
import type { TokenisationName } from '../text/tokenisations.js'
import type { EndpointSpec } from '../remote/endpoint.js'
import type { Catalogue } from './catalogue.js'
import type { Expectation } from '../contracts/expectation.js'
import type { Form } from './expect/overlay.js'
import type { Replication } from './expect/replication-fields.js'

/** Human data from a generator of text with known facts. What else a world's schema knows stands beside. */
export interface WorldSpec {
  readonly world: string
  /** Size of the training split. */
  readonly documents: number
  readonly test_documents: number
  readonly [option: string]: unknown
}

/** Human data from files; the same shape as in an experiment file. */
export interface FilesSpec {
  readonly files: readonly string[]
  readonly format?: DocumentFormat | undefined
  readonly field?: string | undefined
  readonly layout?: LayoutName | undefined
  readonly documents_by: 'line' | 'paragraph' | 'file'
  /** Limits the training split; absent: all that test and fresh leave. */
  readonly documents?: number | undefined
  /** Below 1 a share of all documents, from 1 on a number of documents. */
  readonly test: number
  /** As `test`; 0: no fresh split. */
  readonly fresh: number
  /** Facts to look for in every text: a list in a file, or the text's own names and numbers. */
  readonly facts?: FactsSpec | undefined
}

/** Numbers from a world with a known truth. What else the world's schema knows stands beside. */
export interface VectorSpec {
  readonly world: string
  /** Items of the training split, in each chain. */
  readonly points: number
  /** Independent chains that run as one. */
  readonly chains: number
  /** Items of the test split, which all chains share. */
  readonly test_points: number
  readonly [option: string]: unknown
}

export type HumanSpec = WorldSpec | FilesSpec | VectorSpec

/** Items of the training split, where the file tells. */
export function trainSizeOf(human: HumanSpec): number | undefined {
  return 'points' in human ? (human['points'] as number) : human.documents
}

/** Options as the schema of a family, strategy or stage parsed them, the naming key included. */
export type ModelSpec = Readonly<Record<string, unknown>> & { readonly family: string }
export type MixingSpec = Readonly<Record<string, unknown>> & { readonly strategy: string }
export type StageSpec = Readonly<Record<string, unknown>> & { readonly stage: string }

export interface SampleSpec {
  /** Undefined: as many as the training split has. */
  readonly documents: number | undefined
  readonly decoding: Decoding
}

export interface ProbeSpec {
  readonly tokens: number
}

/** The server that metrics of remote vectors ask; the same shape as in an experiment file. */
export interface EmbeddingsSpec extends EndpointSpec {
  readonly dimensions?: number | undefined
}

/** Which models stay on disk: the first and last of a run, every one, or none. */
export type KeepModels = 'ends' | 'all' | 'none'

/** The arm of human data alone that is added by itself; strategies that look at a control look at this one. */
export const CONTROL = 'control'

/** One arm with nothing left to inherit: base and overrides merged, defaults filled in. */
export interface ResolvedArm {
  readonly name: string
  /** Names the arm's folders: lowercase ASCII, unique within the experiment. */
  readonly slug: string
  readonly description: string
  /** Name of the arm that this one is compared with; undefined: the control. */
  readonly reference: string | undefined
  readonly model: ModelSpec
  readonly mixing: MixingSpec
  readonly curation: readonly StageSpec[]
  readonly sample: SampleSpec
  /** Whether the file leaves `max_tokens` to the default, which then follows what the family's models can write. */
  readonly lengthByDefault: true | undefined
  /** Size of the mix for strategies of constant size, in documents; undefined: the size of the training split. */
  readonly budget: number | undefined
  /** Training tokens of every mix from generation 1 on; `human`: as many as the training split has. */
  readonly trainingTokens: number | 'human' | undefined
}

/** An experiment file, checked and resolved. */
export interface Experiment {
  readonly name: string
  readonly description: string
  /** What models are fitted to. */
  readonly data: 'text' | 'vectors'
  readonly human: HumanSpec
  readonly seeds: readonly number[]
  readonly generations: number
  /** Ids of metrics, groups expanded. */
  readonly metrics: readonly string[]
  /** Where vectors of documents come from, for metrics that ask a server. */
  readonly embeddings?: EmbeddingsSpec | undefined
  readonly arms: readonly ResolvedArm[]
  readonly keepModels: KeepModels
  readonly probe: ProbeSpec
  /** What a token is to metrics and to the size of the probe. */
  readonly tokenisation: TokenisationName
  /** Positions of the sample whose texts the report shows side by side. */
  readonly excerpts: number
  /** What the results must be, of every form of the file. */
  readonly expect: readonly Expectation[]
  /** What makes the file a replication. */
  readonly replication: Replication | undefined
  /** Which form of a replication this is. */
  readonly form: Form
  /** Where the entries of `expect` stand, for messages: `experiments/x.yaml:12:5 expect[0]`. */
  readonly expectPlaces: readonly string[]
  /** The file as it was named, for messages. */
  readonly path: string
  /** File names in `human.files` start here. */
  readonly baseDirectory: string
  /** What the file could name: where its parts are loaded from. */
  readonly catalogue: Catalogue
  /**
   * The experiment as YAML with every default and merge written out; reading it gives the same numbers. What is
   * expected of them is left out.
   */
  resolvedYaml(): string
}
