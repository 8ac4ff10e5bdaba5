export { compareSurvival, type SurvivalComparison } from './compare-survival.js'
export { halfLifeByFrequency, type TierHalfLife } from './half-life-by-frequency.js'
export { medianSurvival, productLimit, restrictedMean } from './product-limit.js'
export { type SurvivalEstimate, type TierSurvival, tierSurvival } from './tier-survival.js'
