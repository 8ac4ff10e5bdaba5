import type { Measurement } from '../contracts/measurement.js'
import { writeFileAtomic } from '../files/atomic.js'
import { asEnvironmentError } from '../files/write-error.js'
import { paint } from './paint.js'
import { textTable } from './table.js'

export type MeasurementFormat = 'table' | 'json' | 'csv' | 'md' | 'html'

/** Columns of a terminal that does not say how many it has, and the most that a line is read in. */
const COLUMNS = 100
const MOST_COLUMNS = 140

/** Prints a measurement, or writes it to a file; a page is never printed. */
export async function writeMeasurement(
  measurement: Measurement,
  format: MeasurementFormat,
  out: string | undefined,
): Promise<void> {
  const path = out ?? (format === 'html' ? 'measure.html' : undefined)
  const text = await rendered(measurement, format)
  if (path === undefined) {
    process.stdout.write(text)
    return
  }
  try {
    await writeFileAtomic(path, text)
  } catch (error) {
    throw asEnvironmentError(error, path)
  }
  process.stdout.write(`${paint('bold', path, process.stdout)}\n`)
}

async function rendered(measurement: Measurement, format: MeasurementFormat): Promise<string> {
  const report = await import('../report/measure/index.js')
  if (format === 'json') return report.measurementJson(measurement)
  if (format === 'csv') return report.measurementCsv(measurement)
  if (format === 'md') return report.measurementMarkdown(measurement)
  if (format === 'html') return report.measurementHtml(measurement)
  const width = Math.min(MOST_COLUMNS, (process.stdout.isTTY && process.stdout.columns) || COLUMNS)
  return report.measurementText(measurement, width, textTable)
}
