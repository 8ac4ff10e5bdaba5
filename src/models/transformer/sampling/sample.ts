export async function sampleTexts(..._: any[]): Promise<any> {
  throw new Error('x')
}
