import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { resultsCsv } from '../src/report/csv.js'
import { loadResults } from '../src/workflows/load.js'
import { compareWithScipy, scipyPython, WITHOUT_SCIPY } from './compare-with-scipy/run.js'

const COLLAPSE = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

const [folder, ...options] = process.argv.slice(2)
const python = scipyPython()
if (folder === undefined || folder.startsWith('-')) {
  stop('usage: npm run verify:compare -- DIR [options of collapse compare]   (DIR: runs/<name>)')
} else if (python === undefined) {
  stop(`This check needs scipy: ${WITHOUT_SCIPY}`)
} else {
  const compared = spawnSync(
    process.execPath,
    [COLLAPSE, 'compare', folder, ...options, '--format', 'json'],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  )
  if (compared.status !== 0) stop(compared.stderr)
  else {
    const { rows } = await loadResults(folder)
    const { status, said } = compareWithScipy(python, resultsCsv(rows), compared.stdout)
    process.stdout.write(said)
    process.exitCode = status
  }
}

function stop(message: string): void {
  console.error(message.trimEnd())
  process.exitCode = 2
}
