/**
 * Digests of a request, parted by blanks: of what was understood of it, and of its bytes where these
 * hold more or say it otherwise. Commits from before there were two have that of the bytes alone.
 */
export const requestHashOf = (understood: string, asCame: string): string =>
  understood === asCame ? understood : `${understood} ${asCame}`

/** Whether two requests are the same, by what was understood of them or to the byte; unknown ones are. */
export const isSameRequest = (one: string | undefined, other: string | undefined): boolean => {
  if (!one || !other || one === other) return true
  const digests = one.split(' ')
  return other.split(' ').some((digest) => digests.includes(digest))
}
