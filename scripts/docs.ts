/**
 * Writes what is generated from the code: the reference of the experiment file, the reference of metrics and the
 * JSON Schema for editors. A test sees that the committed files are what this would write.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { generatedDocs } from './generated-docs.js'

for (const [path, text] of Object.entries(await generatedDocs())) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  process.stdout.write(`${path}\n`)
}
