/**
 * Executes the notebooks in place, all or those named (`npm run notebooks -- 1-first-experiment.ipynb`). A test sees
 * that the committed outputs are what this would write.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { executeNotebook, whyNotExecutable } from './notebooks/execute.js'
import { notebookJson } from './notebooks/normalise.js'
import { NOTEBOOKS, notebookNames } from './notebooks/notebook.js'

const reason = whyNotExecutable()
if (reason !== undefined) throw new Error(`Notebooks cannot be executed: ${reason}`)
const named = process.argv.slice(2)
for (const name of named.length > 0 ? named : notebookNames()) {
  const notebook = await executeNotebook(name)
  writeFileSync(join(NOTEBOOKS, name), notebookJson(notebook))
  process.stdout.write(`notebooks/${name}\n`)
}
