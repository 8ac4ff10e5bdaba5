import type { Command } from 'commander'
import { addExperimentOptions, portNumber, wholeNumber } from '../options.js'
import type { RunFlags } from '../run-command.js'

export function addRun(program: Command): void {
  addExperimentOptions(
    program
      .command('run')
      .description(
        'Run an experiment file and write its report. The same command goes on after an interruption.',
      )
      .argument('<file>', 'experiment file (YAML)'),
  )
    .option('--workers <n>', 'worker processes (default: as many as processors)', wholeNumber)
    .option(
      '--threads <n>',
      'threads of each worker’s models (default: what the other workers leave); changes no result',
      wholeNumber,
    )
    .option('--fresh', 'throw away stored results of this experiment and start over')
    .option('--reports <folder>', 'where the report goes', 'reports')
    .option('--no-report', 'run only; write no report')
    .option('--watch', 'serve the live report on this machine while running, and after it until Ctrl-C')
    .option('--port <n>', 'port of --watch on 127.0.0.1 (default: a free one)', portNumber)
    .option('--json', 'print the result as JSON on standard output')
    .addHelpText(
      'after',
      `
Examples:
  collapse run experiments/quickstart.yaml
  collapse run my-study.yaml --seeds 10 --workers 4
  collapse run my-study.yaml --set loop.generations=3 --set model.order=4
  collapse run my-study.yaml --only replace --json
  collapse run my-study.yaml --watch         see it grow in a browser`,
    )
    .action(async (file: string, flags: RunFlags) => {
      const { runCommand } = await import('../run-command.js')
      process.exitCode = await runCommand(file, flags)
    })
}
