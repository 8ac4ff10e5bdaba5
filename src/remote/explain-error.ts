import { codeOf, CollapseError, messageOf, RemoteError } from '../errors/index.js'
import type { Endpoint } from './endpoint.js'
import { redact } from './redact.js'

/** What is known of a request that failed. */
export interface Explained {
  readonly endpoint: Endpoint
  readonly key: string | undefined
  readonly retries: number
  readonly timeoutSeconds: number
}

/** Of the package, which is loaded by whoever asked. */
type Classes = Pick<typeof import('openai'), 'APIError' | 'APIConnectionError' | 'APIConnectionTimeoutError'>

/** A server's message is shown up to here. */
const LONGEST_MESSAGE = 300

/** A failed request as an error that names the server, says what to do, and holds no key. */
export function explainError(error: unknown, explained: Explained, classes: Classes): CollapseError {
  if (error instanceof CollapseError) return error
  const { endpoint, key } = explained
  const secrets = key === undefined ? [] : [key]
  const [what, hint] = described(error, explained, classes)
  // The cause is left out: it holds the request, and with it the key.
  return new RemoteError(redact(`${endpoint.baseUrl}: ${what}`, secrets), redact(hint, secrets))
}

function described(
  error: unknown,
  { endpoint, key, retries, timeoutSeconds }: Explained,
  { APIError, APIConnectionError, APIConnectionTimeoutError }: Classes,
): [what: string, hint: string] {
  const again = `${retries + 1} ${retries === 0 ? 'attempt' : 'attempts'}`
  if (error instanceof APIConnectionTimeoutError) {
    return [
      `no answer within ${timeoutSeconds} s, ${again}`,
      'The server is busy or stuck. What was answered is kept.',
    ]
  }
  if (error instanceof APIConnectionError) {
    const code = connectionCode(error)
    return [
      `no connection${code === undefined ? '' : ` (${code})`}, ${again}`,
      CONNECTION_HINTS[code ?? ''] ??
        'Is the server running, and is base_url right? What was answered is kept.',
    ]
  }
  if (!(error instanceof APIError) || error.status === undefined) return [brief(messageOf(error)), '']
  const status: number = error.status
  return [`status ${status}: ${brief(messageOf(error))}`, statusHint(status, endpoint, key !== undefined)]
}

const CONNECTION_HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'Nothing listens there: start the server, or mend base_url (host, port, and the path /v1 that most servers want).',
  ENOTFOUND: 'There is no such host: mend base_url, or look at the network.',
  EAI_AGAIN: 'The host name could not be looked up: is there a network?',
}

/** The package's own errors have a field of that name as well. */
const SYSTEM_CODE = /^[A-Z][A-Z_]+$/

/** The system's code lies several causes deep. */
function connectionCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause !== undefined && depth < 5; depth++) {
    const first: unknown = cause instanceof AggregateError ? cause.errors[0] : undefined
    const code = [codeOf(cause), codeOf(first)].find((one) => one !== undefined && SYSTEM_CODE.test(one))
    if (code !== undefined) return code
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return undefined
}

function statusHint(status: number, { model }: Endpoint, hasKey: boolean): string {
  if (status === 401 || status === 403) {
    return hasKey
      ? 'The server refuses the key in OPENAI_API_KEY.'
      : 'The server wants a key: set the environment variable OPENAI_API_KEY.'
  }
  if (status === 404)
    return `Does the server know the model "${model}", and does base_url end as it should (/v1)?`
  if (status === 429)
    return 'The server limits the rate or the quota is used up. Run again later: what was answered is kept.'
  if (status === 400 || status === 413 || status === 422) {
    return `The server refuses the texts: they may be longer than the model "${model}" takes.`
  }
  return 'The server failed. Run again later: what was answered is kept.'
}

function brief(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}...` : message
}
