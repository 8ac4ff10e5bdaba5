import { createServer } from 'node:net'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collapse, expectOneError } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const url = (stderr: string) => /^live report: (\S+)$/m.exec(stderr)?.[1]

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

  it('ends with the error of a run that cannot begin', async () => {
    const outcome = await collapse(['run', 'absent.yaml', '--watch'])
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain('absent.yaml')
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
