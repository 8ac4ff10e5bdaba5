import { type Command, Option } from 'commander'
import { collect, wholeNumber } from '../options.js'
import { innerShare } from '../share-option.js'

export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('Compare strategies, paired by seed, in one experiment or across several.')
    .argument('<dir|file...>', 'folders of results (runs/<name>) or experiment files')
    .option('--reference <arm>', 'arm to compare with (default: the control)')
    .option(
      '--metric <id>',
      'metric to compare, id or id/group (repeatable; default: headline metrics)',
      collect,
    )
    .option('--generation <n>', 'generation to compare (default: the last in common)', wholeNumber)
    .option('--confidence <share>', 'confidence of intervals and tests', innerShare, 0.95)
    .option('--margin <share>', 'largest change that does not matter', innerShare, 0.05)
    .option('--despite-differences', 'compare experiments that differ in more than the mixing')
    .option('--runs <folder>', 'where results are stored', 'runs')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['table', 'md', 'json', 'csv', 'html'])
        .default('table'),
    )
    .addHelpText(
      'after',
      `
Examples:
  collapse compare runs/quickstart
  collapse compare runs/quickstart --reference accumulate --metric facts.coverage/rare
  collapse compare runs/quickstart runs/draws --format md > comparison.md

Exit codes: 0 done, 2 bad input, 4 what a file expects (expect:) does not hold.`,
    )
    .action(async (targets: string[], flags) => {
      const { printComparison } = await import('../compare-command.js')
      process.exitCode = await printComparison(targets, flags)
    })
}
