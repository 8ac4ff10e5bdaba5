/** A Vega-Lite specification as plain JSON: what chart functions return, snapshots hold and pages inline. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type Spec = { readonly [key: string]: Json }

/** One plot: its own small chart in a page, a cell of the grid in a picture. */
export interface Panel {
  readonly id: string
  readonly title: string
  /** Units and what to know when reading it. */
  readonly subtitle: string
  /** What the plot cannot show: infinite and undefined values. */
  readonly notes: readonly string[]
  /** Height of the plot without axes. */
  readonly height: number
  /** Room left and right of the plot for axis and line labels: the plot gets the rest of the width. */
  readonly left: number
  readonly right: number
  /** Below this width of the whole panel it scrolls inside its own box. */
  readonly minimumWidth?: number
  /** Below this width of the whole panel the specification's `narrow` is true: shorter texts. */
  readonly narrowBelow?: number
  readonly data: readonly Spec[]
  readonly encoding: Spec
  readonly layers: readonly Spec[]
  /** Layers only for the screen: hover points with tooltips. */
  readonly hover: readonly Spec[]
  /** In words, for those who do not see it. */
  readonly alt: string
}

/** A figure of a report: a finding, what is plotted, and its panels. */
export interface Figure {
  /** File name of its pictures. */
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly columns: 1 | 2 | 3
  readonly panels: readonly Panel[]
}
