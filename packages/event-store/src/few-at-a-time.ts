/** So many are asked for at once. */
const atOnce = 8

/** What is made of each, in order; a few are made ahead, and none any more once nobody takes the next. */
export async function* fewAtATime<From, Made>(
  all: readonly From[],
  make: (one: From) => Promise<Made>,
): AsyncGenerator<Made> {
  for (let at = 0; at < all.length; at += atOnce) {
    yield* await Promise.all(all.slice(at, at + atOnce).map(make))
  }
}
