import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { assetFiles, namesCopy } from './asset-files.ts'
import { html } from './html.ts'
import { pageLanguage, sendPage } from './page.ts'

const placeholder = '__CSP_NONCE__'

// Scripts are files of ours alone. Style sheets that components write at run time carry the nonce of this answer.
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

const words = {
  zh: {
    title: '网页尚未构建',
    text: '接口可以使用；网页构建完成后会出现在这里。',
    docs: '接口文档',
  },
  en: {
    title: 'The web page has not been built yet',
    text: 'The interface works; the page will appear here once it has been built.',
    docs: 'The interface',
  },
} as const

const notBuilt = (request: Request, response: Response): void => {
  const said = words[pageLanguage(request)]
  const body = html`<h1>${said.title}</h1><p class="lead">${said.text}</p>
<p><a href="/docs">${said.docs}</a></p>`
  sendPage(request, response, 503, { title: said.title, body })
}

// Only who asks for a page gets one: to a program an unknown address stays unknown, and so does a missing file.
const wantsPage = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !basename(request.path).includes('.') &&
  /text\/html/.test(request.headers.accept ?? '')

const indexOf = (folder: string): RequestHandler => {
  const file = join(folder, 'index.html')
  let page: string | undefined
  return (request, response, next) => {
    if (!wantsPage(request)) return next()
    // Built while the gateway runs: it appears without a restart.
    if (page === undefined && existsSync(file)) page = readFileSync(file, 'utf8')
    if (page === undefined) return notBuilt(request, response)
    const nonce = randomBytes(18).toString('base64')
    response.set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policyOf(nonce),
      'Cache-Control': 'no-cache',
    })
    response.end(page.replaceAll(placeholder, nonce))
  }
}

const otherFiles = (folder: string): RequestHandler =>
  express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    acceptRanges: false,
    setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
  })

/** The built web application in a folder: hashed assets for a year, its page for every address of its own. */
export const webApp = (folder: string): Router => {
  const router = Router()
  router.use((request, _response, next) => next(namesCopy(request.path) ? 'router' : undefined))
  router.use('/assets', assetFiles(join(folder, 'assets')))
  router.use(otherFiles(folder))
  router.use(indexOf(folder))
  return router
}
