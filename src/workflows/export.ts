import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { plural } from '../analysis/words.js'
import { fingerprint } from '../config/fingerprint.js'
import { parseExperiment } from '../config/parse.js'
import {
  commonLayout,
  type TrainingFormat,
  type TrainingFormatName,
  trainingFormatNames,
  trainingFormats,
  trainingRecords,
} from '../data/write/index.js'
import { BadInputError } from '../errors/index.js'
import { writeFileAtomic } from '../files/atomic.js'
import { asEnvironmentError } from '../files/write-error.js'
import type { GenerationRecord } from '../loop/store/records.js'
import { TextSession } from '../loop/text/session.js'
import {
  type HumanOf,
  type StoredKind,
  storedCuration,
  storedKinds,
  storedTexts,
} from '../loop/text/stored-texts.js'
import { splitWords } from '../text/words.js'
import { datasetCard } from './export-card.js'
import { exportCommand } from './export-command.js'
import type { ExportedFile, ExportOptions } from './export-options.js'
import { type SelectedRun, type Selection, selectRuns } from './export-selection.js'
import { openStoredRun, type StoredRun } from './stored-run.js'

export interface Exported {
  readonly directory: string
  /** The dataset card. */
  readonly card: string
  readonly format: TrainingFormatName
  readonly what: StoredKind
  readonly files: readonly ExportedFile[]
}

/**
 * Writes stored texts as training files, one file for each arm, seed and generation, with a dataset card
 * (`README.md`, as the Hugging Face Hub reads it) that says where they come from. Everything is taken from the
 * store; human data is read only for a mix that holds some.
 *
 * @throws BadInputError where something asked for is not stored, a format needs instructions that the documents
 * do not hold, or files are already there
 *
 * @example
 * const { files } = await exportDataset('runs/quickstart', { arms: ['replace'], seeds: [1], generations: [3] })
 * files[0].path // 'exports/quickstart/data/replace-seed-01-generation-003.jsonl'
 */
export async function exportDataset(
  target: string,
  options: ExportOptions = {},
  warn: (message: string) => void = () => {},
): Promise<Exported> {
  const { format = 'jsonl', what = 'kept', instruction } = options
  checkOptions(format, what, instruction)
  const run = await openStoredRun(target, { runs: options.runs }, warn)
  refuseNumbers(target, run)
  const selected = await selectRuns(run, options)
  const unfinished = unfinishedRuns(run, selected, options)
  if (unfinished !== undefined) warn(unfinished)
  const directory = options.out ?? join('exports', run.manifest.overview.name)
  if (!options.force) refuseOverwriting(directory)
  try {
    const files = await writeFiles(run, selected, directory, trainingFormats[format], what, instruction)
    const card = join(directory, CARD)
    const command = exportCommand(target, { ...options, format, what, out: directory })
    const text = datasetCard({
      manifest: run.manifest,
      selected,
      files,
      directory,
      format,
      what,
      instruction,
      command,
    })
    await writeFileAtomic(card, text)
    await removeEarlier(directory, files)
    return { directory, card, format, what, files }
  } catch (error) {
    throw asEnvironmentError(error, directory)
  }
}

/** Files named for the last generation would otherwise be of different ones, and nobody would know. */
function unfinishedRuns(
  { manifest, store }: StoredRun,
  selected: readonly SelectedRun[],
  { generations = 'last' }: Selection,
): string | undefined {
  const { generations: last } = manifest.overview
  const short = selected.filter(({ lineage }) => lineage.length <= last)
  if (generations !== 'last' || short.length === 0) return undefined
  return `${store.root}: ${short.length} of ${plural(selected.length, 'run')} have not reached generation ${last}: their last one so far is exported`
}

const CARD = 'README.md'
const DATA = 'data'
const OWN_FILE = /-seed-\d+-generation-\d+\.(jsonl|parquet)$/

function checkOptions(format: string, what: string, instruction: string | undefined): void {
  const formats: readonly string[] = trainingFormatNames
  if (!formats.includes(format)) {
    throw new BadInputError(`--format ${format}: unknown format; formats: ${formats.join(', ')}`)
  }
  const kinds: readonly string[] = storedKinds
  if (!kinds.includes(what)) {
    throw new BadInputError(`--what ${what}: expected one of ${kinds.join(', ')}`)
  }
  if (instruction === undefined) return
  if (instruction.trim() === '') throw new BadInputError('--instruction: expected a text, got an empty one')
  if (trainingFormats[format as TrainingFormatName].layout === undefined) {
    throw new BadInputError(
      `--instruction: the format ${format} has no place for an instruction`,
      'Use --format alpaca or --format chatml.',
    )
  }
}

function refuseNumbers(target: string, { manifest }: StoredRun): void {
  if (manifest.overview.data === undefined) return
  throw new BadInputError(
    `${target} is an experiment of numbers: it has no texts to export`,
    'Its results are tables: collapse report writes them as CSV and Parquet.',
  )
}

function refuseOverwriting(directory: string): void {
  for (const name of [CARD, DATA]) {
    if (!existsSync(join(directory, name))) continue
    throw new BadInputError(
      `${join(directory, name)} is already there`,
      'Choose another folder with --out, or write over it with --force.',
    )
  }
}

/** Files of an earlier export that this one does not have would be taken for its own. */
async function removeEarlier(directory: string, files: readonly ExportedFile[]): Promise<void> {
  const written = new Set(files.map(({ path }) => basename(path)))
  for (const name of await readdir(join(directory, DATA))) {
    if (OWN_FILE.test(name) && !written.has(name)) await rm(join(directory, DATA, name))
  }
}

async function writeFiles(
  run: StoredRun,
  selected: readonly SelectedRun[],
  directory: string,
  format: TrainingFormat,
  what: StoredKind,
  instruction: string | undefined,
): Promise<ExportedFile[]> {
  const human = humanOf(run)
  const files: ExportedFile[] = []
  for (const { arm, seed, lineage, selected: records } of selected) {
    for (const record of records) {
      const texts = await storedTexts(run.store, arm.slug, record, what, human)
      const made = trainingRecords(texts, format, instruction)
      if (made.records.length === 0 && made.broken > 0) {
        // A model that has forgotten a layout leaves an empty file; one that never knew it is asked in vain.
        const first = await storedTexts(run.store, arm.slug, lineage[0], 'kept', human)
        if (trainingRecords(first, format).records.length === 0) throw noLayout(texts, format, record)
      }
      const name = `${arm.slug}-seed-${padded(seed, 2)}-generation-${padded(record.generation, 3)}.${format.extension}`
      const path = join(directory, DATA, name)
      await writeFileAtomic(path, await format.encode(made.records))
      files.push({
        path,
        arm: arm.name,
        seed,
        generation: record.generation,
        documents: made.records.length,
        tokens: made.documents.reduce((sum, document) => sum + splitWords(document).length, 0),
        broken: made.broken,
        replaced: made.replaced,
        dropped: await droppedByStage(run, record),
      })
    }
  }
  return files
}

function noLayout(
  texts: readonly string[],
  { layout }: TrainingFormat,
  record: GenerationRecord,
): BadInputError {
  const common = commonLayout(texts)
  const other = Object.entries(trainingFormats).find(
    ([, format]) => 'layout' in format && format.layout === common,
  )
  return new BadInputError(
    `none of the ${texts.length} documents of ${record.arm}, seed ${record.seed}, generation ${record.generation} is in the layout ${layout}${common === undefined ? '' : `; they are in the layout ${common}`}`,
    other === undefined
      ? 'Give one instruction for all documents with --instruction TEXT, or use --format jsonl.'
      : `Use --format ${other[0]}, or give one instruction for all documents with --instruction TEXT.`,
  )
}

/** Reasons begin with the name of their stage; what follows may be text of a sample. */
async function droppedByStage(
  { store }: StoredRun,
  record: GenerationRecord,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [, reason] of (await storedCuration(store, record))?.dropped ?? []) {
    const [stage] = reason.split(':')
    counts[stage] = (counts[stage] ?? 0) + 1
  }
  return counts
}

/** The human data that the run had, opened when it is first asked for; refused if it is another one by now. */
function humanOf({ manifest, store }: StoredRun): HumanOf {
  let session: Promise<TextSession> | undefined
  const open = async () => {
    const experiment = await parseExperiment(manifest.text, manifest.options)
    const opened = await TextSession.open(experiment, store)
    const now = fingerprint({
      resolved: manifest.resolved,
      human: opened.humanFingerprint,
      modules: manifest.modules,
    })
    if (now === manifest.fingerprint) return opened
    throw new BadInputError(
      `${store.root}: the human data is not what it was when the experiment ran, so its mixes cannot be written`,
      'Restore the human data, or export what curation kept (--what kept), which is stored.',
    )
  }
  return async (seed) => {
    session ??= open()
    return (await session).seed(seed).human
  }
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
