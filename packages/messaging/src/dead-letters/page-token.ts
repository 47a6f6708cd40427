import { refusal } from '@seedline/contracts/refusals'

/** Where the next page begins; undefined for the first. @throws ProblemError PAGE_TOKEN_INVALID */
export function readPageToken(
  token: string,
): { readonly at: Date; readonly id: string } | undefined {
  if (token === '') return undefined
  const [at = '', ...rest] = Buffer.from(token, 'base64url').toString('utf8').split(' ')
  const date = new Date(Number(at))
  if (token.length > 1024 || !/^\d{1,15}$/.test(at) || rest.length === 0)
    throw refusal('PAGE_TOKEN_INVALID')
  return { at: date, id: rest.join(' ') }
}

export const writePageToken = (at: Date, id: string): string =>
  Buffer.from(`${at.getTime()} ${id}`).toString('base64url')
