import { Command } from 'commander'
import { packageVersion } from '../files/package-version.js'
import { addCompare } from './commands/compare.js'
import { addExport } from './commands/export.js'
import { addInit } from './commands/init.js'
import { addList } from './commands/list.js'
import { addMeasure } from './commands/measure.js'
import { addPredict } from './commands/predict.js'
import { addReplicate } from './commands/replicate.js'
import { addReport } from './commands/report.js'
import { addRun } from './commands/run.js'
import { addSchema } from './commands/schema.js'
import { addShow } from './commands/show.js'
import { addThreshold } from './commands/threshold.js'
import { addValidate } from './commands/validate.js'
import { addVerdict } from './commands/verdict.js'

/** The command line. Actions parse, call a workflow and print; they set the exit code and never exit. */
export function createProgram(): Command {
  const program = new Command('collapse')
    .description(
      'Study model collapse: train a model on its own output for many generations, mix in human data in different ways, and see what is lost.',
    )
    .version(packageVersion())
    .showHelpAfterError('(add --help for the options and examples)')
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  collapse init my-study                  write an experiment file to start from
  collapse validate my-study.yaml         check it and see what a run would do
  collapse run my-study.yaml              run it and write the report
  collapse predict my-study.yaml          what theory expects of it, with no run
  collapse report runs/my-study           write the report again from stored results
  collapse verdict runs/my-study          is it collapse, since when, what warned first
  collapse compare runs/my-study          compare the strategies, paired by seed
  collapse threshold my-study.yaml --metric distinct_n.pooled.n2 --keep 95%   how much human data is enough
  collapse export runs/my-study           write stored samples as training files
  collapse measure data.jsonl             measure any dataset, group by group
  collapse replicate --quick              rebuild the literature's results and check them
  collapse list metrics                   what can be measured
  collapse show facts.coverage            what a metric means

Exit codes: 0 done, 1 our error, 2 bad input, 3 some runs failed, 4 an expectation does not hold, 130 interrupted.`,
    )
  for (const add of [
    addInit,
    addValidate,
    addRun,
    addReport,
    addVerdict,
    addCompare,
    addThreshold,
    addPredict,
    addReplicate,
    addExport,
    addMeasure,
    addList,
    addShow,
    addSchema,
  ])
    add(program)
  return program
}
