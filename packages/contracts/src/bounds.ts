/** Bounds that more than one room keeps. */

/** The most entries of a page. */
export const pageMost = 200

/** The longest page token that is given out or taken, in characters. */
export const pageTokenMost = 2000

/** The greatest whole number of a protobuf int32, versions of streams among them. */
export const int32Most = 2_147_483_647
