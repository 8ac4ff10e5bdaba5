import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { executeNotebook, whyNotExecutable } from '../scripts/notebooks/execute.js'
import { normalise, notebookJson } from '../scripts/notebooks/normalise.js'
import {
  codeOf,
  NOTEBOOKS,
  type Notebook,
  notebookNames,
  type Output,
  readNotebook,
  textOf,
} from '../scripts/notebooks/notebook.js'
import { temporaryFolder } from './helpers/folder.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const names = notebookNames()

it('has the three notebooks that README names', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  expect(names).toHaveLength(3)
  for (const name of names) expect(readme).toContain(`notebooks/${name}`)
})

describe.each(names)('%s', (name) => {
  const file = readFileSync(join(NOTEBOOKS, name), 'utf8')
  const notebook = readNotebook(join(NOTEBOOKS, name))
  const { cells } = notebook
  const outputs = cells.flatMap((cell) => (cell.cell_type === 'code' ? cell.outputs : []))

  it('is what a run writes: nbformat 4.5, normalised', () => {
    expect(notebookJson(normalise(notebook))).toBe(file)
    // nbformat 4.5: ids are unique, of 1 to 64 letters, digits, - and _.
    const ids = cells.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[\w-]{1,64}$/)
  })

  it('says before every cell what to expect', () => {
    for (const [at, cell] of cells.entries()) {
      if (cell.cell_type !== 'code') continue
      const before = cells[at - 1]!
      expect(before.cell_type).toBe('markdown')
      expect(textOf(before.source)).toContain('*Expect:*')
    }
  })

  it('is committed with outputs, without errors, paths of a machine or colour codes', () => {
    // Only a first cell may be silent, one that imports: what a later one shows must not get lost.
    const [, ...later] = cells.filter((cell) => cell.cell_type === 'code')
    for (const cell of later) expect(cell.outputs, cell.id).toHaveLength(1)
    for (const output of outputs) {
      expect(output.output_type).not.toBe('error')
      expect(output).not.toMatchObject({ name: 'stderr' })
    }
    const texts = JSON.stringify(outputs.map(withoutPicture))
    expect(texts).not.toMatch(/\/tmp\/|\/home\/|\/root\/|file:\/\/|\\u001b/)
  })

  it('links to files that are there', () => {
    for (const cell of cells) {
      if (cell.cell_type !== 'markdown') continue
      for (const [, target] of textOf(cell.source).matchAll(/\]\(([^)#]+)\)/g)) {
        expect(existsSync(join(NOTEBOOKS, target!)), target).toBe(true)
      }
    }
  })

  it('imports packages by their bare names, each of them installed', () => {
    const require = createRequire(import.meta.url)
    const imports = [...codeOf(notebook).matchAll(/from '([^']+)'/g)].map(([, specifier]) => specifier!)
    expect(imports).toContain('collapse-lab')
    for (const specifier of new Set(imports)) {
      if (specifier === 'collapse-lab' || specifier.startsWith('node:')) continue
      expect(() => require.resolve(specifier), specifier).not.toThrow()
    }
  })
})

it('fits the types of the package as compiled', () => {
  const folder = temporaryFolder()
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const name of names) {
    writeFileSync(join(folder, `${name}.ts`), codeOf(readNotebook(join(NOTEBOOKS, name))))
  }
  // What the cells use of Deno itself, https://docs.deno.com/api/deno/~/Deno.jupyter.
  writeFileSync(
    join(folder, 'deno.d.ts'),
    'declare const Deno: { jupyter: { display(value: object): Promise<void> } }',
  )
  const compilerOptions = {
    paths: { 'collapse-lab': [join(ROOT, 'dist/index.d.ts')] },
    // A name of a cell may be there for the reader alone.
    noUnusedLocals: false,
  }
  const config = { extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: ['*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})

const reason = whyNotExecutable()

describe.skipIf(reason !== undefined)(
  `executed${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    it.each(names)(
      '%s gives the committed outputs again',
      async (name) => {
        const again = await executeNotebook(name)
        expect(comparable(again)).toEqual(comparable(readNotebook(join(NOTEBOOKS, name))))
      },
      600_000,
    )
  },
)

/** Processors round colours differently: of pictures the size is compared, and what stands for them in words. */
function comparable({ cells }: Notebook) {
  return cells.map((cell) =>
    cell.cell_type === 'code' ? { ...cell, outputs: cell.outputs.map(withoutPicture) } : cell,
  )
}

function withoutPicture(output: Output) {
  if (!('data' in output) || output.data['image/png'] === undefined) return output
  const png = Buffer.from(textOf(output.data['image/png']), 'base64')
  // Width and height stand in the header, PNG 1.2, section 4.1.1.
  const size = [png.readUInt32BE(16), png.readUInt32BE(20)]
  return { ...output, data: { ...output.data, 'image/png': `${size.join(' x ')} points` } }
}
