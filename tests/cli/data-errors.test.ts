import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { collapse, expectOneError } from '../helpers/command.js'
import { textExperiment } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()
// Another user reads these files too.
chmodSync(folder, 0o755)

function data(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content)
  return name
}

/** 200 MB without a line break; a hole in the file, so that nothing has to be written. */
function endless(name: string): string {
  data(name, 'a')
  truncateSync(join(folder, name), 200_000_000)
  return name
}

/** 200 MB of one letter, packed. */
function endlessPacked(name: string): string {
  return data(name, gzipSync(Buffer.alloc(200_000_000, 'a'), { level: 1 }))
}

symlinkSync('round.txt', join(folder, 'round.txt'))
mkdirSync(join(folder, 'circle', 'inner'), { recursive: true })
symlinkSync('..', join(folder, 'circle', 'inner', 'up'))

let count = 0
function validate(files: string, more = '', options: Parameters<typeof collapse>[1] = {}) {
  const name = `case-${count++}.yaml`
  writeFileSync(join(folder, name), textExperiment(files, more))
  return collapse(['validate', name], { cwd: folder, ...options })
}

describe('data that cannot be used: exit code 2, the file and line, what was expected, what to do', () => {
  it.each<[string, string, RegExp, string?]>([
    [
      'a missing file',
      'nowhere.txt',
      /human\.files: nowhere\.txt does not exist in .*\n {2}File names start/,
    ],
    ['a folder', '.', /is a folder, expected a file\n {2}Name its files with a glob/],
    ['a glob without files', '"*.csv.gz"', /"\*\.csv\.gz" matches no file in/],
    ['a glob outside quotes', '*.txt', /case-\d+\.yaml:2:18 no anchor &\.txt [\s\S]*in quotes: "\*\.txt"/],
    [
      'a link that leads back to itself',
      'round.txt',
      /round\.txt is a symbolic link that leads back to itself/,
    ],
    ['an empty file', data('empty.txt', ''), /no documents in empty\.txt\n {2}Expected at least two/],
    ['blank lines alone', data('blank.txt', '\n \n\t\n'), /no documents in blank\.txt .*3 empty documents/],
    ['one document', data('one.txt', 'one'), /test 1, fresh 0, train at least 1; there are 1\n {2}Give more/],
    ['one document, twice', data('twice.txt', 'one\none\n'), /2 documents hold only 1 different text/],
    [
      'more human data than there is',
      data('few.txt', 'a\nb\nc\n'),
      /asks? for more documents than there are: test 1, fresh 0, train 50; there are 3/,
      'documents: 50',
    ],
    [
      'a line of 200 MB',
      endlessPacked('line.txt.gz'),
      /line\.txt\.gz: line 1: expected at most 67108864 characters/,
    ],
    [
      'a line of 200 MB as records',
      endlessPacked('line.jsonl.gz'),
      /line\.jsonl\.gz: line 1: expected at most 67108864/,
    ],
    [
      'a binary file',
      data('program.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0])),
      /a binary file .*offset 4.*, expected UTF-8 text\n {2}Export/,
    ],
    ['200 MB of zeros', endless('zeros.jsonl'), /a binary file \(a NUL byte at offset 1\)/],
    [
      'invalid UTF-8',
      data('latin.txt', Buffer.from('caf\xe9 au lait\n', 'latin1')),
      /latin\.txt: invalid UTF-8 at byte 3\n {2}Convert it: iconv/,
    ],
    ['half a gzip file', data('half.txt.gz', gzipSync('a\nb\n').subarray(0, 12)), /not a whole gzip file/],
    [
      'a field that is missing once',
      data('missing.jsonl', '{"text": "a b"}\n{"texts": "c"}\n'),
      /missing\.jsonl: line 2: no field "text"; did you mean "texts"\?/,
    ],
    [
      'a field that is a number once',
      data('number.jsonl', '{"text": "a b"}\n{"text": 3}\n'),
      /number\.jsonl: line 2: field "text" should be text, got the number 3\n {2}Make every/,
    ],
    ['a broken record', data('broken.jsonl', '{"text": "a"}\n{"text":\n'), /line 2: not valid JSON/],
    ['a missing column', data('no-text.csv', 'id,body\n1,a\n'), /line 1: no column "text"; .*id, body/],
    ['an unknown extension', data('notes.doc', 'x'), /notes\.doc has the unknown extension "\.doc"/],
  ])('%s', async (_what, files, message, more) => {
    const outcome = await validate(files, more)
    expect(outcome.stderr).toMatch(message)
    expectOneError(outcome)
    expect(outcome.code).toBe(2)
  })

  it('no permission to read', async () => {
    chmodSync(join(folder, data('secret.txt', 'a\nb\n')), 0o000)
    // The superuser may read everything: as somebody else, then.
    const somebody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    const outcome = await validate('secret.txt', '', somebody)
    expect(outcome.stderr).toMatch(/secret\.txt: no permission to read it\n {2}.*chmod/)
    expectOneError(outcome)
    expect(outcome.code).toBe(2)
  })

  it('no permission to read the experiment file', async () => {
    chmodSync(join(folder, data('secret.yaml', 'name: x\n')), 0o000)
    const somebody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    const outcome = await collapse(['validate', 'secret.yaml'], { cwd: folder, ...somebody })
    expect(outcome.stderr).toMatch(/secret\.yaml cannot be read: EACCES.*\n {2}.*chmod/)
    expectOneError(outcome)
    expect(outcome.code).toBe(2)
  })

  it('a pipe, which cannot be read twice', async () => {
    expect(spawnSync('mkfifo', [join(folder, 'pipe.txt')]).status).toBe(0)
    const outcome = await validate('pipe.txt')
    expect(outcome.stderr).toMatch(/pipe\.txt is no regular file/)
    expectOneError(outcome)
    expect(outcome.code).toBe(2)
  })

  it('links in a circle end a glob’s search and count a file once', async () => {
    data('circle/words.txt', Array.from({ length: 20 }, (_, index) => `word ${index}`).join('\n'))
    const outcome = await validate('"circle/**/*.txt"')
    expect(outcome.stderr).toBe('')
    // 20 documents, a fifth of them for the test; each of two words.
    expect(outcome.stdout).toMatch(/^train +16 +32$/m)
    expect(outcome.stdout).not.toContain('repeat')
  })
})
