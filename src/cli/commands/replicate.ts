import type { Command } from 'commander'
import { wholeNumber } from '../options.js'
import type { ReplicateFlags } from '../replicate-command.js'

export function addReplicate(program: Command): void {
  program
    .command('replicate')
    .description(
      'Rebuild results of the literature and check them against their targets. The same command goes on after an interruption.',
    )
    .argument('[name...]', 'replications by name, or files of your own; default: all that are shipped')
    .option('--all', 'all that are shipped')
    .option('--quick', 'the quick form of each: smaller, the same targets')
    .option('--list', 'show what there is, and run nothing')
    .option('--text <file>', 'a text of yours, for the variants that need one')
    .option('--workers <n>', 'worker processes (default: as many as processors)', wholeNumber)
    .option('--threads <n>', 'threads of each worker’s models; changes no result', wholeNumber)
    .option('--fresh', 'throw away stored results of these replications and start over')
    .option('--runs <folder>', 'where results are stored', 'runs')
    .option('--reports <folder>', 'where reports go, in its folder replications', 'reports')
    .option('--json', 'print the result as JSON on standard output')
    .addHelpText(
      'after',
      `
Examples:
  collapse replicate --list
  collapse replicate --quick
  collapse replicate gerstgrasser-language
  collapse replicate suresh-bigram --text my-text.txt

Exit codes: 0 everything asserted holds, 4 something does not, 2 bad input.`,
    )
    .action(async (names: readonly string[], flags: ReplicateFlags) => {
      const { replicateCommand } = await import('../replicate-command.js')
      process.exitCode = await replicateCommand(names, flags)
    })
}
