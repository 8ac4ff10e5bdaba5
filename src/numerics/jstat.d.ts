/** The few functions of jStat that are used here; the package ships no types. */
declare module 'jstat' {
  interface JStat {
    readonly normal: {
      inv(p: number, mean: number, deviation: number): number
      cdf(x: number, mean: number, deviation: number): number
    }
    gammaln(x: number): number
    readonly studentt: { inv(p: number, df: number): number; cdf(x: number, df: number): number }
    /** Regularised incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number
    /** Complementary error function. */
    erfc(x: number): number
  }
  const jStat: JStat
  export default jStat
}
