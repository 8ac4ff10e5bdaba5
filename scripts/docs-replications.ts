/** Writes docs/replications.md from the records under reports/replications: `npm run docs:replications`. */
import { writeFile } from 'node:fs/promises'
import { readRecords } from '../src/workflows/replicate/record.js'
import { replicationsPage } from '../src/workflows/replicate/replications-page.js'

const path = 'docs/replications.md'
await writeFile(path, replicationsPage(await readRecords('reports/replications')))
process.stdout.write(`${path}\n`)
