import { join } from 'node:path'
import type { Tokenizer } from '../../../contracts/tokenizer.js'
import { writeFileAtomic } from '../../../files/atomic.js'
import { parameters } from '../gpt2-config.js'
import type { Weights } from '../weights.js'
import { CONFIG_FILE, formatConfigJson, readConfigJson, type StoredConfig } from './config-json.js'
import { type JsonObject, readJsonObject, readText } from './json-file.js'
import { listModelFolder } from './model-folder.js'
import { type Allocate, checkWeights, readWeights } from './read-weights.js'
import { writeSafetensors } from './safetensors-write.js'
import { formatTokenizerConfig, TOKENIZER_CONFIG_FILE, TOKENIZER_FILE } from './tokenizer-config.js'
import { WEIGHTS_FILE } from './weight-files.js'

/** What the family keeps beside the model; other programs pass it over. */
const EXTRA_FILE = 'collapse.json'

export interface StoredGpt2 extends StoredConfig {
  readonly weights: Weights
  readonly tokenizerJson: string
  /** What `saveGpt2` was given to keep; undefined where there was nothing, as in a folder made by other programs. */
  readonly extra: JsonObject | undefined
}

/** Writes a model as Hugging Face's transformers lays GPT-2 out. The same model writes the same bytes. */
export async function saveGpt2(
  directory: string,
  { config, values }: Weights,
  tokenizer: Pick<Tokenizer, 'endOfDocument' | 'toJson'>,
  extra?: JsonObject,
): Promise<void> {
  const tokenizerJson = tokenizer.toJson()
  const end = tokenizer.endOfDocument
  const texts: [string, string][] = [
    [CONFIG_FILE, formatConfigJson(config, end)],
    [TOKENIZER_FILE, tokenizerJson],
    [TOKENIZER_CONFIG_FILE, formatTokenizerConfig(tokenizerJson, end, config.context)],
  ]
  if (extra !== undefined) texts.push([EXTRA_FILE, `${JSON.stringify(extra, undefined, 2)}\n`])
  await writeSafetensors(join(directory, WEIGHTS_FILE), parameters(config), values)
  for (const [name, text] of texts) await writeFileAtomic(join(directory, name), text)
}

/** Reads a GPT-2 model in Hugging Face's layout, whoever wrote it. A folder that is none is a BadInputError. */
export async function loadGpt2(
  directory: string,
  allocate: Allocate = (length) => new Float32Array(length),
): Promise<StoredGpt2> {
  const names = await listModelFolder(directory)
  const stored = await readConfigJson(join(directory, CONFIG_FILE))
  const tokenizerJson = await readText(join(directory, TOKENIZER_FILE))
  const extra = names.includes(EXTRA_FILE) ? await readJsonObject(join(directory, EXTRA_FILE)) : undefined
  const weights = await readWeights(directory, stored.config, allocate)
  return { ...stored, weights, tokenizerJson, extra }
}

/** What config.json says, once the folder has proved to hold what it needs; refuses what `loadGpt2` would, numbers aside. */
export async function inspectGpt2(directory: string): Promise<StoredConfig> {
  await listModelFolder(directory)
  const stored = await readConfigJson(join(directory, CONFIG_FILE))
  await checkWeights(directory, stored.config)
  return stored
}
