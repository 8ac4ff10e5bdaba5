/** What an entity of the world can be. A relation says which kind its subject and its object are. */
export const kinds = ['person', 'place', 'work'] as const

export type Kind = (typeof kinds)[number]
