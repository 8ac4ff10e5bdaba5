import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Why tests in a browser are skipped, for their title; empty where they run. */
export const noChromium = existsSync(executablePath)
  ? ''
  : ` (skipped: no Chromium at ${executablePath}, set CHROMIUM_PATH)`

export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  })
}

/** Warnings and errors of a page, its policy's refusals among them, as they come. */
export function troubleOf(page: Page): readonly string[] {
  const trouble: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text())
  })
  page.on('pageerror', (error) => trouble.push(error.message))
  return trouble
}
