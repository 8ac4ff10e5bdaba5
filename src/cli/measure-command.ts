import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { layoutNames, suggestion } from '../data/index.js'
import type { LayoutName } from '../data/layouts/index.js'
import { BadInputError } from '../errors/index.js'
import { type EndpointSpec, wrongWithBaseUrl } from '../remote/endpoint.js'
import { measureDataset, saveSketches } from '../workflows/measure/measure.js'
import type { MeasureOptions } from '../workflows/measure/measure-options.js'
import { openMeasureProgress } from './measure-progress.js'
import { paint } from './paint.js'
import { writeMeasurement } from './write-measurement.js'

export interface MeasureFlags
  extends Pick<
    MeasureOptions,
    | 'human'
    | 'by'
    | 'group'
    | 'budget'
    | 'field'
    | 'metrics'
    | 'tokens'
    | 'tokenisation'
    | 'facts'
    | 'seed'
    | 'skipBroken'
    | 'documentsBy'
    | 'input'
  > {
  readonly layout?: string
  readonly embeddingsModel?: string
  readonly embeddingsUrl?: string
  readonly format: 'table' | 'json' | 'csv' | 'md' | 'html'
  readonly out?: string
  readonly saveSketch?: string
}

/** `collapse measure`: returns the exit code. */
export async function measureCommand(files: readonly string[], flags: MeasureFlags): Promise<number> {
  const { format, out, layout, saveSketch, embeddingsModel, embeddingsUrl, ...options } = flags
  await refuseFolder('--out', out)
  await refuseFolder('--save-sketch', saveSketch)
  const stop = new AbortController()
  const progress = openMeasureProgress()
  const onInterrupt = () => {
    // The second time there is no waiting for the step at work.
    if (stop.signal.aborted) process.exit(130)
    stop.abort()
  }
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onInterrupt)
  try {
    const given = {
      ...options,
      layout: layoutOf(layout),
      embeddings: endpointOf(embeddingsModel, embeddingsUrl),
      signal: stop.signal,
      events: progress,
    }
    if (saveSketch !== undefined) {
      await saveSketches(files, saveSketch, given)
      progress.close()
      process.stdout.write(`${paint('bold', saveSketch, process.stdout)}\n`)
      return 0
    }
    const measurement = await measureDataset(files, given)
    progress.close()
    await writeMeasurement(measurement, format, out)
    return 0
  } finally {
    progress.close()
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onInterrupt)
  }
}

function endpointOf(model: string | undefined, url: string | undefined): EndpointSpec | undefined {
  const wrong = url && wrongWithBaseUrl(url)
  if (wrong !== undefined) throw new BadInputError(`--embeddings-url: ${wrong}`)
  if (model !== undefined) return { model, base_url: url }
  if (url === undefined) return undefined
  throw new BadInputError(
    '--embeddings-url without a model',
    'Name it as the server does, with --embeddings-model.',
  )
}

/** Before anything is measured: what cannot be written would be told after minutes. */
async function refuseFolder(option: string, path: string | undefined): Promise<void> {
  if (path === undefined || !(await stat(path).catch(() => undefined))?.isDirectory()) return
  throw new BadInputError(
    `${option} ${path} is a folder, expected a file`,
    `Name a file in it: ${join(path, 'NAME')}.`,
  )
}

function layoutOf(name: string | undefined): LayoutName | undefined {
  if (name === undefined) return undefined
  const known = layoutNames.find((layout) => layout === name)
  if (known !== undefined) return known
  throw new BadInputError(
    `--layout ${name}: there is no such layout`,
    suggestion(name, layoutNames, 'layouts'),
  )
}
