import { createServer } from 'node:net'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collapse, expectOneError } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const url = (stderr: string) => /^live report: (\S+)(?: \(Ctrl-C ends it\))?$/m.exec(stderr)?.[1]

describe('run --watch', () => {
  it('serves the report while it runs and after, until it is interrupted', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, { metrics: 'distinct_n' })
    let early: Promise<Response> | undefined
    let late: Promise<string> | undefined
    const { code, stdout, stderr } = await collapse(
      ['run', file, '--watch', '--no-report', '--workers', '1', '--json'],
      {
        cwd: folder,
        onError(text, child) {
          const at = url(text)
          if (at !== undefined) early ??= fetch(at)
          if (!text.includes('the report stays at')) return
          late ??= fetch(new URL('/report', at))
            .then((response) => response.text())
            .finally(() => child.kill('SIGINT'))
        },
      },
    )
    expect(code).toBe(0)
    expect((await early)?.status).toBe(200)
    expect(JSON.parse((await late)!)).toMatchObject({ title: 'tiny: collapse report' })
    expect(url(stderr)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(JSON.parse(stdout)).toMatchObject({ experiment: 'tiny' })
    expect(existsSync(join(folder, 'reports'))).toBe(false)
  })

  it('says that a port is in use before it reads anything', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const outcome = await collapse(['run', 'absent.yaml', '--watch', '--port', String(port)])
    taken.close()
    expect(outcome.code).toBe(1)
    expectOneError(outcome)
    expect(outcome.stderr).toContain(`port ${port} of 127.0.0.1 is in use`)
    expect(outcome.stderr).toContain('--port')
  })

  it('ends with the error of a run that cannot begin, which the page is told', async () => {
    const folder = temporaryFolder()
    writeFileSync(
      join(folder, 'broken.mjs'),
      "await new Promise((resolve) => setTimeout(resolve, 2000))\nthrow new Error('no such metric')\n",
    )
    const file = writeTiny(folder, { metrics: './broken.mjs' })
    let told: Promise<string> | undefined
    const outcome = await collapse(['run', file, '--watch'], {
      cwd: folder,
      onError(text) {
        const at = url(text)
        if (at !== undefined) told ??= fetch(new URL('/events', at)).then((response) => response.text())
      },
    })
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain('broken.mjs')
    expect(await told).toContain('"state":"failed","text":"The run has ended with an error: ')
  })

  it('refuses a port without --watch, and what is no port', async () => {
    const alone = await collapse(['run', 'absent.yaml', '--port', '4000'])
    expect(alone.code).toBe(2)
    expect(alone.stderr).toContain('Add --watch')
    const wrong = await collapse(['run', 'absent.yaml', '--watch', '--port', '70000'])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('from 0 to 65535')
  })
})

/** The content of a live report as soon as it has any. */
async function reportAt(at: string): Promise<string> {
  for (;;) {
    const text = await (await fetch(new URL('/report', at))).text()
    if (!text.includes('Waiting for the first generation')) return text
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('report --watch', () => {
  const TINY = { metrics: 'distinct_n.pooled.n2' }

  it('serves a stored run and writes nothing, until it is interrupted', async () => {
    const folder = temporaryFolder()
    await collapse(['run', writeTiny(folder, TINY), '--no-report', '--workers', '1'], { cwd: folder })
    let answer: Promise<string> | undefined
    const { code, stdout, stderr } = await collapse(['report', 'tiny.yaml', '--watch'], {
      cwd: folder,
      onError(text, child) {
        const at = url(text)
        if (at === undefined) return
        answer ??= reportAt(at).finally(() => child.kill('SIGINT'))
      },
    })
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/^live report: http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl-C ends it\)\n$/)
    expect(JSON.parse((await answer)!)).toMatchObject({ title: 'tiny: collapse report' })
    expect(existsSync(join(folder, 'reports'))).toBe(false)
  })

  it('refuses what is no run, a port in use, and what would need a report to be written', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, TINY)
    const refused = async (...args: readonly string[]) => {
      const outcome = await collapse(['report', ...args], { cwd: folder })
      expectOneError(outcome)
      return outcome
    }
    expect(await refused('runs/absent', '--watch')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('runs/absent does not exist'),
    })
    expect((await refused('.', '--watch')).stderr).toContain('. holds no results')
    expect((await refused(file, '--watch')).stderr).toContain('runs/tiny holds no results')
    expect((await refused(file, '--port', '4000')).stderr).toContain('Add --watch')
    expect((await refused(file, '--watch', '--json')).stderr).toContain('writes nothing')
    await collapse(['run', file, '--no-report', '--workers', '1'], { cwd: folder })
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const busy = await refused(file, '--watch', '--port', String(port))
    taken.close()
    expect(busy).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`port ${port} of 127.0.0.1 is in use`),
    })
  })
})
