/** Bounds that more than one room keeps. */

/** The most entries of a page. */
export const pageMost = 200

/** The longest page token that is given out or taken, in characters. */
export const pageTokenMost = 2000

/** The longest gRPC message, in bytes: of every request and every answer. */
export const messageBytesMost = 1_048_576

/** What the events of one aggregate may add to an answer on it: the rest is for its own frame. */
export const answerBytesMost = 983_040

/** What a page of a list takes at most beside its own envelope, unless a single entry is longer. */
export const pageBytesMost = 786_432

/** Pieces of evidence that come with one command, at most. */
export const evidenceMost = 50

/** Of a reversal, whatever it takes back. */
export const evidenceOfReversal = 10

/** The greatest whole number of a protobuf int32, versions of streams among them. */
export const int32Most = 2_147_483_647
