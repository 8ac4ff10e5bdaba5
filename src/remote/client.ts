import type OpenAI from 'openai'
import type { Endpoint, Environment } from './endpoint.js'
import { type Explained, explainError } from './explain-error.js'

export interface ClientOptions {
  /** Default: that of this process. The key is read from it, and nowhere else. */
  readonly environment?: Environment
  /** How often a request that failed for a while (429, 5xx, no connection) is sent again. */
  readonly retries?: number
  /** For one attempt. */
  readonly timeoutSeconds?: number
}

/** A server that is asked through the `openai` package. */
export interface RemoteClient {
  readonly endpoint: Endpoint
  /** Sends a request; whatever goes wrong becomes an error that says what to do and holds no key. */
  ask<Answer>(
    request: (api: OpenAI, options: RequestOptions) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer>
}

interface RequestOptions {
  readonly signal?: AbortSignal
}

const RETRIES = 5
const TIMEOUT_SECONDS = 120
/** A server that asks to wait longer is not waited for. */
const LONGEST_WAIT_SECONDS = 90
/** The package refuses an empty key; servers without keys do not look at it. */
const NO_KEY = 'none'

/** Loads the package and makes a client. Nothing is sent yet. */
export async function openClient(endpoint: Endpoint, options: ClientOptions = {}): Promise<RemoteClient> {
  const { environment = process.env, retries = RETRIES, timeoutSeconds = TIMEOUT_SECONDS } = options
  const openai = await import('openai')
  const key = environment['OPENAI_API_KEY']?.trim() || undefined
  const api = new openai.OpenAI({
    baseURL: endpoint.baseUrl,
    apiKey: key ?? NO_KEY,
    maxRetries: retries,
    timeout: timeoutSeconds * 1000,
    // OPENAI_LOG=debug would print the texts.
    logLevel: 'off',
    fetch: withoutLongWaits,
  })
  const explained: Explained = { endpoint, key, retries, timeoutSeconds }
  return {
    endpoint,
    async ask(request, signal) {
      try {
        return await stoppable(request(api, signal ? { signal } : {}), signal)
      } catch (error) {
        signal?.throwIfAborted()
        throw explainError(error, explained, openai)
      }
    },
  }
}

/** The package waits as long as a server says, be it a day: such an answer is made final. */
async function withoutLongWaits(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init)
  const seconds = Number(response.headers.get('retry-after'))
  if (!(seconds > LONGEST_WAIT_SECONDS)) return response
  const headers = new Headers(response.headers)
  headers.set('x-should-retry', 'false')
  const { status, statusText } = response
  return new Response(response.body, { status, statusText, headers })
}

/** Rejects at once when stopped: the package would sleep on between two attempts. */
function stoppable<Answer>(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (signal === undefined) return answer
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
