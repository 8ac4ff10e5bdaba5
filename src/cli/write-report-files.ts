import type { Results } from '../contracts/results.js'

/** Writes the report; the renderer (vega, resvg) is loaded only now. */
export async function writeReportFiles(results: Results, folder: string): Promise<{ html: string }> {
  const { writeReport } = await import('../report/index.js')
  const files = await writeReport(results, folder)
  return { html: files.html }
}
