import { EnvironmentError } from '../../errors/index.js'
import type { Spec } from '../charts/spec.js'
import { FONT, FONT_STACK } from '../charts/theme.js'
import { textWidth } from './text-width.js'

interface TextItem {
  readonly fontSize?: number
  readonly fontWeight?: string | number
}

/**
 * Renders a Vega-Lite specification without a browser. Vega reports trouble to a logger and draws on, and it
 * draws a value that is no number at zero; here any warning, any such value in the specification and any NaN
 * in the picture is an error: a broken picture is worse than none.
 */
export async function renderSvg(spec: Spec): Promise<string> {
  refuseNonNumbers(spec, 'chart')
  const vega = await import('vega')
  const { compile } = await import('vega-lite')
  const logger = strictLogger()
  // Without a canvas Vega guesses 0.8 em per character: cut labels and blank margins.
  const metrics = vega as unknown as {
    textMetrics: { width: (item: TextItem, text: unknown) => number }
  }
  metrics.textMetrics.width = (item, text) => {
    const bold = item.fontWeight === 'bold' || Number(item.fontWeight ?? 400) >= 600
    return textWidth(String(text ?? ''), item.fontSize ?? 11, bold ? 600 : 400)
  }
  const compiled = compile(spec as unknown as Parameters<typeof compile>[0], { logger })
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logger })
  try {
    await view.runAsync()
    const svg = await view.toSVG()
    if (/NaN|Infinity|undefined/.test(svg.replace(/>[^<]*</g, '><').replace(/aria-[a-z]+="[^"]*"/g, ''))) {
      throw new EnvironmentError('A chart came out with a value that is not a number')
    }
    return tidy(svg)
  } finally {
    view.finalize()
  }
}

/** Coordinates to hundredths (smaller files, the same on every machine), fonts with their fallbacks. */
function tidy(svg: string): string {
  return svg
    .replace(/<[^>]*>/g, (tag) =>
      tag.replace(/-?\d*\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100)),
    )
    .replaceAll(`font-family="${FONT}"`, `font-family="${FONT_STACK}"`)
}

/** Charts leave gaps out of their data, so a NaN, an infinity or an undefined in it is a mistake of ours. */
function refuseNonNumbers(value: unknown, path: string): void {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new EnvironmentError(`A chart holds a value that is not a number: ${path} is ${value}`)
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) refuseNonNumbers(inner, `${path}.${key}`)
}

function strictLogger() {
  const fail = (...messages: unknown[]): never => {
    throw new EnvironmentError(`A chart could not be drawn as specified: ${messages.map(String).join(' ')}`)
  }
  const logger = {
    level: () => logger,
    error: fail,
    warn: fail,
    info: () => logger,
    debug: () => logger,
  }
  return logger as unknown as import('vega').LoggerInterface
}
