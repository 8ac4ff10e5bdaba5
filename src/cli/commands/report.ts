import type { Command } from 'commander'
import { portNumber, refusePortAlone } from '../options.js'

interface ReportFlags {
  readonly runs: string
  readonly reports: string
  readonly json?: boolean
  /** Serve the live report on loopback. */
  readonly watch?: boolean
  readonly port?: number
}

export function addReport(program: Command): void {
  program
    .command('report')
    .description('Write the report of an experiment again, from stored results only.')
    .argument('<dir|file>', 'folder of results (runs/<name>) or experiment file')
    .option('--runs <folder>', 'where results are stored', 'runs')
    .option('--reports <folder>', 'where the report goes', 'reports')
    .option(
      '--watch',
      'write nothing: serve the report on this machine, renewed while a run goes on, until Ctrl-C',
    )
    .option('--port <n>', 'port of --watch on 127.0.0.1 (default: a free one)', portNumber)
    .option('--json', 'print the result as JSON on standard output')
    .addHelpText(
      'after',
      `
Examples:
  collapse report runs/quickstart
  collapse report experiments/quickstart.yaml --reports /tmp/reports
  collapse report runs/quickstart --watch    see in a browser how far another process has got`,
    )
    .action(async (target: string, flags: ReportFlags) => {
      if (flags.watch) {
        const { watchReport } = await import('../watch-report.js')
        return watchReport(target, flags)
      }
      refusePortAlone(flags)
      const { loadResults } = await import('../../workflows/load.js')
      const { reportFolder } = await import('../../workflows/paths.js')
      const { writeReportFiles } = await import('../write-report-files.js')
      const { ownOutcomes } = await import('../../analysis/expectations/index.js')
      const { printOutcomes } = await import('../print-outcomes.js')
      const { printVerdict } = await import('../print-verdict.js')
      const warn = (message: string) => process.stderr.write(`warning: ${message}\n`)
      const results = await loadResults(target, flags, warn)
      const { html } = await writeReportFiles(results, reportFolder(results.experiment, flags))
      const outcomes = ownOutcomes(results)
      await printVerdict(results, { json: flags.json ?? false, report: html })
      if (!flags.json && outcomes.length > 0) await printOutcomes(outcomes)
    })
}
