import type { FoundPage, Viewed } from '@seedline/views'

/** What pages of a view hold, page after page, so many at most. */
export async function* pagesOf<D>(
  most: number,
  pageAt: (token: string) => Promise<FoundPage<D>>,
): AsyncGenerator<readonly Viewed<D>[]> {
  let token = ''
  for (let page = 0; page < most; page++) {
    const { found, nextPageToken } = await pageAt(token)
    yield found
    token = nextPageToken
    if (token === '') return
  }
}
