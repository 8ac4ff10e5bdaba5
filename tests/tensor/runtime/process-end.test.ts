import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/folder.js'
import { addition, product } from './graphs.js'

const folder = temporaryFolder()
const compiled = fileURLToPath(new URL('../../../dist/tensor/runtime/open-device.js', import.meta.url))

/** Ends by itself, or is killed: then this rejects. */
async function script(code: string) {
  const path = join(folder, 'script.mjs')
  writeFileSync(path, `import { openDevice } from ${JSON.stringify(compiled)}\n${code}`)
  return promisify(execFile)(process.execPath, [path], { timeout: 60_000 })
}

function bytes(graph: Uint8Array): string {
  return `Uint8Array.from(${JSON.stringify([...graph])})`
}

it('comes when there is nothing to do, though no one closed the device', async () => {
  const { stdout, stderr } = await script(`
    const device = await openDevice({ threads: 2 })
    const program = device.program(${bytes(addition(1))})
    const one = { data: Float32Array.of(1), dims: [1] }
    const job = { program, inputs: { a: one, b: one }, outputs: { c: 'return' } }
    const results = await Promise.all([device.run(job), device.run(job)])
    console.log(results.map(({ c }) => c.data[0]).join())`)
  expect({ stdout, stderr }).toEqual({ stdout: '2,2\n', stderr: '' })
})

it('waits for work that no one awaits', async () => {
  const { stdout, stderr } = await script(`
    const device = await openDevice({ threads: 1 })
    const program = device.program(${bytes(product(300, 300, 300))})
    const ones = { data: new Float32Array(90_000).fill(1), dims: [300, 300] }
    const job = { program, inputs: { a: ones, b: ones }, outputs: { c: 'return' } }
    for (let count = 0; count < 3; count++) device.run(job).then(({ c }) => console.log(c.data[0]))`)
  expect({ stdout, stderr }).toEqual({ stdout: '300\n300\n300\n', stderr: '' })
})

it('is quiet when a graph fails', async () => {
  const { stdout, stderr } = await script(`
    const device = await openDevice({ threads: 1 })
    const wrong = { data: Float32Array.of(1, 2), dims: [2] }
    const program = device.program(${bytes(addition('n'))})
    const job = { program, inputs: { a: wrong, b: { data: Float32Array.of(1, 2, 3), dims: [3] } }, outputs: { c: 'return' } }
    await device.run(job).catch(({ name }) => console.log(name))
    await device.run({ program: device.program(Uint8Array.of(1)) }).catch(({ name }) => console.log(name))`)
  expect({ stdout, stderr }).toEqual({ stdout: 'RunError\nRunError\n', stderr: '' })
})

it('lets graphs finish before process.exit, which would abort otherwise', async () => {
  const { stdout, stderr } = await script(`
    const device = await openDevice({ threads: 2 })
    const program = device.program(${bytes(product(500, 500, 500))})
    const ones = { data: new Float32Array(250_000).fill(1), dims: [500, 500] }
    const job = { program, inputs: { a: ones, b: ones }, outputs: { c: 'return' } }
    await Promise.all([device.run(job), device.run(job)])
    for (let count = 0; count < 40; count++) device.run(job)
    setTimeout(() => process.exit(0), 10)`)
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
})
