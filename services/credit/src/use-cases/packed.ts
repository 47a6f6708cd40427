import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

/** No text that is recorded unpacks to more. */
const MOST_BYTES = 32 * 1024 * 1024

/** A text as it is recorded: gzip, in base64. */
export const packed = async (text: string): Promise<string> =>
  (await promisify(gzip)(text)).toString('base64')

export const unpacked = async (recorded: string): Promise<string> =>
  (
    await promisify(gunzip)(Buffer.from(recorded, 'base64'), { maxOutputLength: MOST_BYTES })
  ).toString('utf8')
