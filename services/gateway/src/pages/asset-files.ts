import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'

/** How the build leaves compressed copies beside a file: the smallest first. */
const copies = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

const plainName = /^\/[\w-][\w.-]*\.(?:css|js|svg)$/

/** Whether an address names a compressed copy itself, which is nobody's to ask for. */
export const namesCopy = (path: string): boolean =>
  copies.some(({ ending }) => path.endsWith(ending))

// Only the address changes: who may read what stays with express.static.
const asCopy =
  (folder: string): RequestHandler =>
  (request, response, next) => {
    response.vary('Accept-Encoding')
    const name = request.path
    if (plainName.test(name)) {
      const copy = copies.find(
        ({ encoding, ending }) =>
          request.acceptsEncodings(encoding) === encoding &&
          existsSync(join(folder, `${name}${ending}`)),
      )
      if (copy) request.url = `${name}${copy.ending}`
    }
    next()
  }

/**
 * The built files whose names carry a hash of their content: kept for a year, and sent compressed where the build left
 * a copy that the browser takes. They are the same for everybody and hold no secret, so their length tells nothing.
 */
export const assetFiles = (folder: string): Router => {
  const files = express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    acceptRanges: false,
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      const copy = copies.find(({ ending }) => path.endsWith(ending))
      if (!copy) return
      response.setHeader('Content-Encoding', copy.encoding)
      response.type(extname(path.slice(0, -copy.ending.length)))
    },
  })
  return Router().use(asCopy(folder), files)
}
