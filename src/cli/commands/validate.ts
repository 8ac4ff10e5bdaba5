import type { Command } from 'commander'
import { addExperimentOptions, wholeNumber } from '../options.js'
import type { ValidateFlags } from '../validate-command.js'

export function addValidate(program: Command): void {
  addExperimentOptions(
    program
      .command('validate')
      .description('Check an experiment file and its data, and show what a run would do.')
      .argument('<file>', 'experiment file (YAML)'),
  )
    .option('--workers <n>', 'worker processes to plan for (default: as many as processors)', wholeNumber)
    .option('--json', 'print the plan as JSON on standard output')
    .addHelpText(
      'after',
      `
Examples:
  collapse validate my-study.yaml
  collapse validate my-study.yaml --seeds 20 --json`,
    )
    .action(async (file: string, flags: ValidateFlags) => {
      const { validateCommand } = await import('../validate-command.js')
      await validateCommand(file, flags)
    })
}
