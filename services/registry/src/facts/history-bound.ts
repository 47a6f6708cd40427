import { answerBytesMost } from '@seedline/contracts/bounds'

/**
 * An enterprise's history is answered whole, at most 1,000 entries: its own events and its
 * ladder's are bounded so that together they fit, and none is ever cut off.
 */
export const historyMax = 1000
export const enterpriseEntriesMax = 200
export const ladderEntriesMax = historyMax - enterpriseEntriesMax

/** Of these, so many are kept for closed rounds, which nobody could take back when their rung was refused. */
export const roundEntriesKept = 100

/** The same in bytes, as its events may lengthen the answer. */
export const enterpriseBytesMost = 262_144
export const ladderBytesMost = answerBytesMost - enterpriseBytesMost
/**
 * Room for 20 closed rounds of the longest texts or ten and their reversals, and for twice as many usual ones: without
 * their papers and reasons.
 */
export const roundBytesKept = 65_536

/** Of any such bound, so many are kept for reversals and withdrawals: what is wrong can be taken back also where it is full. */
export const takingBackEntriesKept = 40

/** Whether a record of so many entries at most takes one more: each that stands then can still be taken back. */
export const takesOneMore = (entries: number, standing: number, max: number): boolean =>
  entries + 1 + standing <= max

/** Room for some thirty of usual reasons. */
export const takingBackBytesKept = 65_536

/** The same of one right of intellectual property: a patent's twenty annuities and whatever else happens to it. */
export const ipEntriesMax = 300
export const ipRightBytesMost = 524_288

/** And of one innovation carrier: its recognitions, and what was corrected of them. */
export const carrierEntriesMax = 200
export const carrierBytesMost = 524_288
