import { answerBytesMost } from '@seedline/contracts/bounds'

/**
 * An enterprise's history is answered whole, at most 1,000 entries: its own events and its
 * ladder's are bounded so that together they fit, and none is ever cut off.
 */
export const historyMax = 1000
export const enterpriseEntriesMax = 200
export const ladderEntriesMax = historyMax - enterpriseEntriesMax

/** The same in bytes, as its events may lengthen the answer. */
export const enterpriseBytesMost = 262_144
export const ladderBytesMost = answerBytesMost - enterpriseBytesMost
