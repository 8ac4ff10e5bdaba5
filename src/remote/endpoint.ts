import { BadInputError } from '../errors/index.js'

/** A model behind an OpenAI-compatible server. */
export interface Endpoint {
  /** Without a slash at its end: `https://api.openai.com/v1`. */
  readonly baseUrl: string
  readonly model: string
}

/** What a user writes: without a base URL the environment's is taken. */
export interface EndpointSpec {
  readonly base_url?: string | undefined
  readonly model: string
}

export type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_BASE_URL = 'https://api.openai.com/v1'

/**
 * The endpoint with its base URL: the one written, else OPENAI_BASE_URL, else OpenAI's own.
 *
 * @throws BadInputError for a URL of another form; what it says holds no part of a URL that might be a secret
 */
export function resolveEndpoint(spec: EndpointSpec, environment: Environment = process.env): Endpoint {
  const fromEnvironment = environment['OPENAI_BASE_URL']?.trim() || undefined
  const [url, source] =
    spec.base_url !== undefined
      ? [spec.base_url, 'base_url']
      : fromEnvironment !== undefined
        ? [fromEnvironment, 'OPENAI_BASE_URL']
        : [DEFAULT_BASE_URL, 'default']
  const wrong = wrongWithBaseUrl(url)
  if (wrong !== undefined) throw new BadInputError(`${source}: ${wrong}`, BASE_URL_HINT)
  return { baseUrl: url.replace(/\/$/, ''), model: spec.model }
}

const BASE_URL_HINT =
  'For example http://localhost:8080/v1. A key stands in the environment variable OPENAI_API_KEY, never in the URL.'

/** Why a base URL cannot be used; undefined where it can. */
export function wrongWithBaseUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return 'expected a URL such as http://localhost:8080/v1'
  const { protocol, username, password, search, hash } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return `expected http: or https:, got ${protocol}`
  // Base URLs are stored and shown: what could be a secret has no place in them.
  if (username !== '' || password !== '') return 'expected a URL without a user name or password'
  if (search !== '' || hash !== '') return 'expected a URL without ? and #'
  return undefined
}
