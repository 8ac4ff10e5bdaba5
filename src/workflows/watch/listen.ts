import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BadInputError, codeOf, EnvironmentError, messageOf } from '../../errors/index.js'

export const HOST = '127.0.0.1'

export interface Listening {
  readonly server: Server
  readonly port: number
}

/** Listens on the loopback address alone; port 0 stands for a free one. */
export async function listen(port: number, answer: (port: number) => RequestListener): Promise<Listening> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadInputError(
      `port ${port}: expected a whole number from 0 to 65535`,
      'Port 0 takes a free one.',
    )
  }
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, port)))
    server.listen({ port, host: HOST, exclusive: true }, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  server.on('request', answer(taken))
  return { server, port: taken }
}

function explained(error: unknown, port: number): unknown {
  const other = 'Choose another one with --port, or leave it out for a free one.'
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new EnvironmentError(`port ${port} of ${HOST} is in use`, other, { cause: error })
    case 'EACCES':
      return new EnvironmentError(`port ${port} of ${HOST} may not be used: ${messageOf(error)}`, other, {
        cause: error,
      })
    default:
      return error
  }
}
