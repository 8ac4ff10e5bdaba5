/**
 * The ziggurat of the normal density: 256 layers of equal area, the lowest with the tail folded in.
 *
 * Source: Marsaglia and Tsang 2000, The ziggurat method for generating random variables, section 4.
 */
export const LAYERS = 256

/** Where the tail begins. */
export const TAIL = 3.654_152_885_361_009

const AREA = 0.004_928_673_233_974_655

/** Right edges of the layers, from the lowest (as wide as its area makes it) to 0. */
export const EDGES = new Float64Array(LAYERS + 1)
EDGES[0] = AREA / Math.exp((-TAIL * TAIL) / 2)
EDGES[1] = TAIL
for (let layer = 2; layer < LAYERS; layer++) {
  const before = EDGES[layer - 1]
  EDGES[layer] = Math.sqrt(-2 * Math.log(AREA / before + Math.exp((-before * before) / 2)))
}

/** The density, less its constant factor, at each edge. */
export const DENSITIES = EDGES.map((edge) => Math.exp((-edge * edge) / 2))

/** What a signed number of 53 bits is multiplied with to lie between a layer's edges. */
export const SCALES = EDGES.map((edge) => edge / 4_503_599_627_370_496)
