export { type Corpus, openCorpus, type SourceFile } from './corpus.js'
export { displayPath, findFiles } from './find-files.js'
export { formatByName } from './formats/by-name.js'
export { type DocumentFormat, documentFormats } from './formats/formats.js'
export type { GroupValue } from './group-value.js'
export { layoutNames } from './layouts/index.js'
export { type Pair, pairOf } from './pairs.js'
export { peek } from './peek.js'
export {
  type DocumentSink,
  type DocumentSource,
  type GroupedContent,
  type GroupedReading,
  readGrouped,
} from './read-grouped.js'
export type { DocumentsBy } from './reader.js'
export type { DocumentsSpec } from './spec.js'
export { type HumanSplit, type SplitSpec, splitHuman } from './split.js'
export { closest, suggestion } from './suggest.js'
