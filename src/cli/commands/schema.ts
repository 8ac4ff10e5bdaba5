import type { Command } from 'commander'

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('Print the JSON Schema of experiment files, for completion in editors.')
    .addHelpText(
      'after',
      `
Example:
  collapse schema > experiment.schema.json
  and, as the first line of an experiment file:
  # yaml-language-server: $schema=./experiment.schema.json`,
    )
    .action(async () => {
      const { jsonSchema } = await import('../../config/index.js')
      process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`)
    })
}
