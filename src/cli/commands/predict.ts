import { type Command, Option } from 'commander'
import { collect, wholeNumber } from '../options.js'
import type { PredictFlags } from '../predict-command.js'
import { atLeastZero, positive, share } from '../share-option.js'

export function addPredict(program: Command): void {
  program
    .command('predict')
    .description(
      'Say what theory expects of an experiment, or of states and draws, with no run: survivors, half-life by tier, collapse time, loss.',
    )
    .argument('[file]', 'experiment file (YAML)')
    .option('--states <n>', 'number of states of a Zipf law', wholeNumber)
    .option('--zipf <s>', 'its exponent (default: 1)', atLeastZero)
    .option('--frequencies <file>', 'frequencies or counts of the states instead: numbers in a text file')
    .option('--sample <n>', 'draws of every generation (default: 100)', wholeNumber)
    .option('--human <share>', 'human share of every mix: 10% or 0.1', share)
    .addOption(
      new Option('--draw <draw>', 'how human data is taken (default: redraw)').choices([
        'fixed',
        'redraw',
        'fresh',
      ]),
    )
    .option('--strategy <name>', 'mixing strategy (default: mix with --human, replace without)')
    .option('--temperature <t>', 'sampling temperature (default: 1)', positive)
    .option('--top-p <mass>', 'sample from the nucleus of this mass (default: 1)', share)
    .option('--generations <n>', 'how far to look (default: 30, or the file’s)', wholeNumber)
    .option(
      '--tier <name>',
      'only this tier: unseen, 1, 2-3, 4-7, 8-15, 16-63, 64+, rare, all (repeatable)',
      collect,
    )
    .option('--only <arm>', 'only this arm of the file (repeatable)', collect)
    .option('--set <path=value>', 'override a field of the file (repeatable)', collect)
    .option('--json', 'print everything as JSON')
    .option('--csv', 'print survival as CSV, one row an arm, group and generation')
    .option('--md', 'print Markdown')
    .addHelpText(
      'after',
      `
Examples:
  collapse predict experiments/quickstart.yaml
  collapse predict --states 50 --zipf 1 --sample 100
  collapse predict --states 50 --sample 100 --human 10% --draw fresh --generations 60
  collapse predict --frequencies counts.txt --sample 1000 --strategy accumulate --csv
  collapse predict --states 1000 --sample 5000 --temperature 0.9

What is assumed, and what the numbers mean: docs/predict.md.`,
    )
    .action(async (file: string | undefined, flags: PredictFlags) => {
      const { predictCommand } = await import('../predict-command.js')
      await predictCommand(file, flags)
    })
}
