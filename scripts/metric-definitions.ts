import { sharedDefinitions } from '../src/metrics/shared-definitions.js'

/** What metrics mean, each thing once. `heading`: what stands before the name of a family, where there are several. */
export function definitions(
  loaded: readonly { readonly id: string; readonly definition: string }[],
  heading = '####',
): string[] {
  const shared = sharedDefinitions(loaded)
  return shared.flatMap(({ family, paragraphs, continued }) => [
    ...(shared.length > 1 ? [`${heading} ${family}`] : []),
    ...paragraphs,
    ...(continued ? ['The rest is as above.'] : []),
  ])
}
