const MASK = '[key]'

/** Every secret in a text replaced: what a server sends back may repeat what it was sent. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (redacted, secret) => (secret === '' ? redacted : redacted.replaceAll(secret, MASK)),
    // Servers shorten a key in the middle; what begins like one goes as well.
    text.replace(/\bsk-[\w*.-]{4,200}/g, MASK),
  )
}
