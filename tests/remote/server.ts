import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'

/** A request as the server saw it. */
export interface Asked {
  readonly input: readonly string[]
  readonly model: string
  readonly dimensions?: number
  readonly encoding_format?: string
  readonly authorization: string | undefined
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

export interface TestServer {
  /** `http://127.0.0.1:PORT/v1`. */
  readonly baseUrl: string
  readonly asked: Asked[]
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A server on this machine that answers as `answer` says; it is closed after the test. */
export async function openServer(
  answer: (asked: Asked, request: number) => Answer | Promise<Answer> = embeddingsAnswer,
): Promise<TestServer> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await textOf(request)) as Omit<Asked, 'authorization'>
    const one = { ...body, authorization: request.headers.authorization }
    asked.push(one)
    const { status = 200, headers = {}, body: sent } = await answer(one, asked.length)
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(sent))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  const { port } = server.address() as AddressInfo
  return { baseUrl: `http://127.0.0.1:${port}/v1`, asked }
}

/** Where nothing listens: the port of a server that was closed. */
export async function closedUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/v1`
}

/** The vector of a text: its length and the codes of its first characters. */
export function vectorOf(text: string, dimensions = 3): number[] {
  return [text.length, ...Array.from({ length: dimensions - 1 }, (_, at) => (text.charCodeAt(at) || 0) / 128)]
}

/** As a server would, in another order than asked. */
export function embeddingsAnswer({ input, dimensions }: Asked): Answer {
  const data = input.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: vectorOf(text, dimensions),
  }))
  return { body: { object: 'list', data: data.toReversed() } }
}

export function failure(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers, body: { error: { message, type: 'error' } } }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
