/** Text as it is compared in a search: width, case and runs of spaces make no difference. */
export const searchKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

// One character can become eighteen (ﷺ), and a list shows no difference further behind.
const sortKeyMax = 100

/** A name as the list is sorted by it: the beginning of its search key. */
export const sortKey = (name: string): string =>
  searchKey(name)
    .slice(0, sortKeyMax)
    .toWellFormed()
    .replace(/\uFFFD$/u, '')

/**
 * The keys that start with `start`, as a range bounded at both ends. U+10FFFF sorts, by bytes of
 * UTF-8, behind every character that a name can hold.
 */
export const startingWith = (start: string): { readonly $gte: string; readonly $lt: string } => ({
  $gte: start,
  $lt: `${start}\u{10FFFF}`,
})
