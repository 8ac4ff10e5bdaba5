import { type DocumentsSpec, openCorpus } from '../../src/data/index.js'

/** A corpus with all its documents, in the order in which they were read. */
export async function readTexts(spec: DocumentsSpec, folder: string, charactersInMemory?: number) {
  const corpus = await openCorpus(spec, folder, {}, charactersInMemory)
  const all = Uint32Array.from(corpus.identities, (_, position) => position)
  const textAt = await corpus.fetch(() => [all])
  return { ...corpus, texts: Array.from(all, textAt) }
}
