/**
 * One enterprise in 16 is in the sample, one in 128 among those whose keys are read, too: a sample that is spread evenly and
 * that every replica takes alike, by which it is told how far along the names a page may have to be read.
 */
export type SampleLevel = 0 | 1 | 2
export const oneIn = { 1: 16, 2: 128 } as const

export function sampleLevelOf(enterpriseId: string): SampleLevel {
  const spread = hashOf(enterpriseId)
  if (spread % oneIn[2] === 0) return 2
  return spread % oneIn[1] === 0 ? 1 : 0
}

// FNV-1a: ids of some enterprises end alike.
const hashOf = (text: string): number => {
  let hash = 0x81_1c_9d_c5
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93)
  return (hash ^ (hash >>> 15)) >>> 0
}
