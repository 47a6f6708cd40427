import { ProblemError, problem } from '@seedline/values'

/** Where the next page begins; undefined for the first. @throws ProblemError PAGE_TOKEN_INVALID */
export function readPageToken(
  token: string,
): { readonly at: Date; readonly id: string } | undefined {
  if (token === '') return undefined
  const [at = '', ...rest] = Buffer.from(token, 'base64url').toString('utf8').split(' ')
  const date = new Date(Number(at))
  if (token.length > 1024 || !/^\d{1,15}$/.test(at) || rest.length === 0) throw invalid()
  return { at: date, id: rest.join(' ') }
}

export const writePageToken = (at: Date, id: string): string =>
  Buffer.from(`${at.getTime()} ${id}`).toString('base64url')

const invalid = (): ProblemError =>
  new ProblemError(
    problem(
      'PAGE_TOKEN_INVALID',
      'invalid',
      { zh: '翻页标记无效', en: 'The page token is not valid' },
      {
        zh: '请原样使用上一页返回的标记，或从第一页开始',
        en: 'Use the token of the page before as it came, or start with the first page',
      },
    ),
  )
