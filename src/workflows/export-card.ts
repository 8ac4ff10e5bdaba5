import { posix, relative, sep } from 'node:path'
import { parse, stringify } from 'yaml'
import type { ArmInfo } from '../contracts/results.js'
import type { RecipePart } from '../contracts/recipe.js'
import { type TrainingFormatName, trainingFormats } from '../data/write/index.js'
import { packageVersion } from '../files/package-version.js'
import type { Manifest } from '../loop/results/manifest.js'
import type { GenerationRecord } from '../loop/store/records.js'
import type { StoredKind } from '../loop/text/stored-texts.js'
import { escapeMarkdown, fenced, markdownTable } from '../report/markdown/escape.js'
import { visibleLine } from '../report/visible.js'
import type { ExportedFile } from './export-options.js'
import type { SelectedRun } from './export-selection.js'

export interface CardContent {
  readonly manifest: Manifest
  readonly selected: readonly SelectedRun[]
  readonly files: readonly ExportedFile[]
  readonly directory: string
  readonly format: TrainingFormatName
  readonly what: StoredKind
  readonly instruction: string | undefined
  readonly command: string
}

/**
 * The dataset card: front matter for the Hugging Face Hub (each file a configuration of its own, so that nothing
 * is mixed unasked), then where the texts come from, generation by generation. No sample text stands in it; what
 * users named is escaped.
 */
export function datasetCard(content: CardContent): string {
  const { manifest, selected, instruction } = content
  const { name, description } = manifest.overview
  const sections = [
    `---\n${stringify(frontMatter(content), { lineWidth: 0 })}---`,
    `# ${escapeMarkdown(name)}: model output of a collapse experiment`,
    `> **This is model output.** ${WARNINGS[content.what]}`,
    ...(description === '' ? [] : [escapeMarkdown(description)]),
    '## Files',
    filesTable(content),
    `${KINDS[content.what]} Format: ${trainingFormats[content.format].holds}.`,
    ...(instruction === undefined
      ? []
      : [
          'The instruction is the same for every document and was added when it was written:',
          fenced(instruction),
        ]),
    '## Where the texts come from',
    `Generation 0 is trained on human data alone. Every later generation is trained on the mix named here: human data and samples of the generations before it. Asked for and realised stand side by side.`,
    ...selected.flatMap((run, index) => lineage(run, manifest, selected[index - 1])),
    '## Human data',
    humanTable(manifest),
    '## Licence',
    'Unknown. It depends on the human data and on whoever made these files: whoever publishes them has to say which it is, here and in the front matter.',
    '## How it was made',
    `With collapse-lab ${packageVersion()}; the experiment’s fingerprint is \`${manifest.fingerprint}\`. The command:`,
    fenced(visibleLine(content.command, 10_000), 'sh'),
    'The experiment, with every default written out:',
    fenced(manifest.resolved, 'yaml'),
  ]
  return `${sections.join('\n\n')}\n`
}

const WRITTEN_BY_MODELS =
  'Every document was written by a model that was trained on human text, on the output of other models, or on both, in order to study what that does. It is not human text, nobody checked whether it is true, and a model trained on it as if it were human text may get worse.'

const WARNINGS: Readonly<Record<StoredKind, string>> = {
  kept: WRITTEN_BY_MODELS,
  sample: WRITTEN_BY_MODELS,
  mix: 'These are training sets that hold, in the shares named below, documents written by models, in order to study what training on them does. Nobody checked whether they are true, and nothing in a file says which documents are human. A model trained on them as if they were human text may get worse.',
}

const KINDS: Readonly<Record<StoredKind, string>> = {
  kept: 'Each file holds what curation kept of the sample that the generation’s model wrote.',
  sample: 'Each file holds the whole sample that the generation’s model wrote, before curation.',
  mix: 'Each file holds the training mix of the generation, in its order, repeated documents as often as they stand in it. Loss weights are not in the files.',
}

function frontMatter({ manifest, files, directory }: CardContent): Record<string, unknown> {
  return {
    license: 'unknown',
    pretty_name: `${visibleLine(manifest.overview.name)}: model output`,
    task_categories: ['text-generation'],
    tags: ['synthetic', 'model-generated', 'model-collapse', 'collapse-lab'],
    configs: files.map(({ path }, index) => ({
      config_name: posix.basename(pathIn(directory, path)).replace(/\.[^.]*$/, ''),
      data_files: [{ split: 'train', path: pathIn(directory, path) }],
      ...(index === 0 ? { default: true } : {}),
    })),
  }
}

function filesTable({ files, directory, format, what }: CardContent): string {
  const leftOut = trainingFormats[format].layout !== undefined
  const columns = [
    'file',
    'arm',
    'seed',
    'generation',
    'documents',
    'tokens (white space)',
    ...(leftOut ? ['left out: not in the layout'] : []),
    what === 'kept' ? 'left out: dropped by curation' : 'dropped by curation later',
    'broken characters replaced',
  ]
  return markdownTable(
    columns,
    files.map((file) => [
      pathIn(directory, file.path),
      file.arm,
      String(file.seed),
      String(file.generation),
      count(file.documents),
      count(file.tokens),
      ...(leftOut ? [count(file.broken)] : []),
      Object.entries(file.dropped)
        .map(([stage, documents]) => `${stage}: ${count(documents)}`)
        .join('; ') || '0',
      count(file.replaced),
    ]),
  )
}

/** One run: its arm's model and settings where they were not said yet, then a row for each generation. */
function lineage({ arm, seed, lineage }: SelectedRun, manifest: Manifest, before?: SelectedRun): string[] {
  const head = before?.arm === arm ? [] : armSection(arm, manifest)
  const rows = lineage.map((record) => generationRow(record))
  return [...head, `Seed ${seed}:`, markdownTable(GENERATION_COLUMNS, rows)]
}

const GENERATION_COLUMNS = [
  'generation',
  'trained on',
  'asked for',
  'realised',
  'of them human',
  'tokens',
  'repeated',
  'sampled',
  'kept',
]

function generationRow({ generation, recipe, mix, sampled, kept }: GenerationRecord): string[] {
  const human = mix.human + mix.fresh
  return [
    String(generation),
    recipe.parts.map(partInWords).join(' + ') || 'nothing',
    `${documents(mix.requestedDocuments)}, ${percent(mix.requestedHumanShare)} human${mix.requestedTokens === undefined ? '' : `, ${count(mix.requestedTokens)} tokens`}`,
    documents(mix.documents),
    `${documents(human)}${mix.documents > 0 ? ` (${percent(human / mix.documents)})` : ''}${mix.edited === undefined ? '' : `, ${count(mix.edited)} of them edited by a model`}`,
    count(mix.tokens),
    count(mix.repeated),
    count(sampled),
    count(kept),
  ]
}

function partInWords({ source, take, weight, repetitions, edit }: RecipePart): string {
  const name =
    source === 'human'
      ? 'human training data'
      : source === 'fresh'
        ? 'fresh human data'
        : `sample of generation ${source.sample}`
  const amount =
    take.kind === 'all'
      ? ''
      : take.kind === 'indices'
        ? `${documents(take.indices.length)} of the `
        : `${documents(take.to - take.from)} ${take.kind === 'shuffled' ? 'at random ' : ''}of the `
  return [
    `${amount}${name}`,
    ...(repetitions === undefined ? [] : [`${repetitions} times`]),
    ...(weight === undefined ? [] : [`weight ${number(weight)}`]),
    ...(edit === undefined ? [] : [`edited by the model of generation ${edit.by}`]),
  ].join(', ')
}

function armSection({ name, description }: ArmInfo, manifest: Manifest): string[] {
  const { model, sample, curation } = settingsOf(name, manifest)
  return [
    `### ${escapeMarkdown(name)}`,
    `Mix: ${escapeMarkdown(description)}.`.replace(/\.\.$/, '.'),
    fenced(stringify({ model, sample, curation }, { lineWidth: 110 }), 'yaml'),
  ]
}

interface ResolvedSettings {
  readonly model?: unknown
  readonly curation?: unknown
  readonly loop?: { readonly sample?: unknown }
}

/** What the resolved experiment says of an arm: its own value, else the one that all arms share. */
function settingsOf(
  arm: string,
  { resolved }: Manifest,
): { model: unknown; sample: unknown; curation: unknown } {
  const file = parse(resolved) as ResolvedSettings & {
    readonly arms: Readonly<Record<string, ResolvedSettings>>
  }
  const own = file.arms[arm]
  return {
    model: own?.model ?? file.model,
    sample: own?.loop?.sample ?? file.loop?.sample,
    curation: own?.curation ?? file.curation ?? [],
  }
}

function humanTable({ human }: Manifest): string {
  return markdownTable(
    ['split', 'documents', 'tokens (white space)'],
    human.map(({ pool, documents: size, tokens }) => [pool, count(size), count(tokens)]),
  )
}

/** With forward slashes, as the Hub wants it. */
function pathIn(directory: string, path: string): string {
  return relative(directory, path).split(sep).join('/')
}

function documents(size: number): string {
  return `${count(size)} ${size === 1 ? 'document' : 'documents'}`
}

function count(size: number): string {
  return size.toLocaleString('en-US')
}

function percent(share: number): string {
  return `${number(share * 100)}%`
}

function number(value: number): string {
  return String(Number(value.toPrecision(4)))
}
