import { Router } from 'express'
import { catalogue, entryOf, isKnownCode } from '../problems/catalogue.ts'
import type { Language } from '../problems/language.ts'
import { type Html, html } from './html.ts'
import { type Page, pageLanguage, sendPage } from './page.ts'

const words = {
  zh: {
    list: '错误代码',
    status: 'HTTP 状态',
    mend: '如何解决',
    all: '所有错误代码',
    none: '没有这个错误代码',
  },
  en: {
    list: 'Error codes',
    status: 'HTTP status',
    mend: 'How to mend it',
    all: 'All error codes',
    none: 'No such error code',
  },
} as const

// A page speaks of every case at once, so facts of one case stay open.
const general = (sentence: string): string => sentence.replace(/\{[a-z]+\}/gi, '…')

const statuses = (code: string, status: number): string =>
  code === 'STALE_VERSION' ? '409, 412 (If-Match)' : String(status)

const codePage = (code: string, language: Language): Page => {
  const said = words[language]
  const entry = entryOf(code)
  const back: Html = html`<p><a href="/errors">${said.all}</a></p>`
  if (entry === undefined) return { title: said.none, body: html`<h1>${said.none}</h1>${back}` }
  const body = html`<h1><code>${code}</code></h1>
<p class="lead">${entry.title[language]}</p>
<h2>${said.mend}</h2><p>${general(entry.mend[language])}</p>
<p>${said.status}: ${statuses(code, entry.status)}</p>${back}`
  return { title: code, body }
}

const listPage = (language: Language): Page => {
  const rows = Object.entries(catalogue)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([
        code,
        { status, title },
      ]) => html`<tr><td><a href="/errors/${code}"><code>${code}</code></a></td>
<td>${statuses(code, status)}</td><td>${title[language]}</td></tr>
`,
    )
  const title = words[language].list
  return { title, body: html`<h1>${title}</h1><table>${rows}</table>` }
}

/** `/errors` and `/errors/<CODE>`: what each code means and how to mend it, in both languages. */
export const errorPages = (): Router => {
  const router = Router()
  router.get('/', (request, response) => {
    sendPage(request, response, 200, listPage(pageLanguage(request)))
  })
  router.get('/:code', (request, response) => {
    const { code } = request.params
    const status = isKnownCode(code) ? 200 : 404
    sendPage(request, response, status, codePage(code, pageLanguage(request)))
  })
  return router
}
