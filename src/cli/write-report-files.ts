import type { Results } from '../contracts/results.js'
import { asEnvironmentError } from '../files/write-error.js'

/** Writes the report; the renderer (vega, resvg) is loaded only now. */
export async function writeReportFiles(results: Results, folder: string): Promise<{ html: string }> {
  const { writeReport } = await import('../report/index.js')
  try {
    const files = await writeReport(results, folder)
    return { html: files.html }
  } catch (error) {
    throw asEnvironmentError(error, folder)
  }
}
