import { byteOrderMark, csvLine } from '@seedline/sheets/csv'
import type { Response } from 'express'
import { type Contract, linesType, xlsxType } from '../rest/contract.ts'
import type { Answer, Rows } from '../rest/route.ts'

/** An answer as it is sent. */
export interface Sent {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly etag?: string
}

export const jsonType = 'application/json; charset=utf-8'

/** The strong validator of a version; none where nothing is recorded yet. */
const etagOf = (version: number | undefined): { readonly etag?: string } =>
  version === undefined || version === 0 ? {} : { etag: `"${version}"` }

/** An answer in its bytes. */
export const written = (contract: Contract, answer: Answer): Sent => ({
  status: contract.answer.status,
  contentType: jsonType,
  body: JSON.stringify(answer.body),
  ...etagOf(answer.version),
})

/** Sends an answer. */
export const send = (response: Response, { status, contentType, body, etag }: Sent): void => {
  response.status(status)
  response.set('Content-Type', contentType)
  if (etag !== undefined) response.set('ETag', etag)
  response.end(body)
}

const drained = (response: Response): Promise<void> =>
  new Promise((resolve) => {
    response.once('drain', resolve)
    response.once('close', resolve)
  })

/**
 * Sends rows as CSV. Nothing is sent before the first row is there, so that a refusal can still be one; a failure
 * further on breaks the connection, so that half a file never looks whole.
 */
export const sendRows = async (response: Response, name: string, rows: Rows): Promise<void> => {
  let begun = false
  for await (const cells of rows) {
    if (response.destroyed) return
    if (!begun) {
      beginFile(response, `${name}.csv`, 'text/csv; charset=utf-8')
      response.write(byteOrderMark)
      begun = true
    }
    if (!response.write(csvLine(cells))) await drained(response)
  }
  response.end()
}

/** Sends lines of JSON, with the same care: the next is asked for once the caller has taken those before. */
export const sendLines = async (
  response: Response,
  name: string,
  lines: AsyncIterable<string>,
): Promise<void> => {
  let begun = false
  for await (const line of lines) {
    if (response.destroyed) return
    if (!begun) beginFile(response, `${name}.ndjson`, linesType)
    begun = true
    if (!response.write(`${line}\n`)) await drained(response)
  }
  if (!begun) beginFile(response, `${name}.ndjson`, linesType)
  response.end()
}

/** Sends a workbook, which is there as a whole. */
export const sendWorkbook = (response: Response, name: string, bytes: Uint8Array): void => {
  beginFile(response, `${name}.xlsx`, xlsxType)
  response.end(Buffer.from(bytes))
}

const beginFile = (response: Response, file: string, contentType: string): void => {
  response.status(200)
  response.set('Content-Type', contentType)
  response.set('Content-Disposition', `attachment; filename="${file}"`)
  response.set('Vary', 'Accept, Accept-Language')
}
