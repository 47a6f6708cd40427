import { refusalOf, refusals } from '@seedline/contracts/refusals'
import { type ProblemKind, problemKinds } from '@seedline/values'
import { Router } from 'express'
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
const general = (sentence: string): string => sentence.replace(/\{[a-z][a-z_0-9]*\}/g, '…')

const statusOf = (kind: ProblemKind): string => String(problemKinds[kind].http)

const at = (language: Language): 0 | 1 => (language === 'zh' ? 0 : 1)

const codePage = (code: string, language: Language): Page => {
  const said = words[language]
  const entry = refusalOf(code)
  const back: Html = html`<p><a href="/errors">${said.all}</a></p>`
  if (entry === undefined) return { title: said.none, body: html`<h1>${said.none}</h1>${back}` }
  const body = html`<h1><code>${code}</code></h1>
<p class="lead">${entry.title[at(language)]}</p>
<h2>${said.mend}</h2><p>${general(entry.mend[at(language)])}</p>
<p>${said.status}: ${statusOf(entry.kind)}</p>${back}`
  return { title: code, body }
}

const listPage = (language: Language): Page => {
  const rows = Object.entries(refusals)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([
        code,
        { kind, title },
      ]) => html`<tr><td><a href="/errors/${code}"><code>${code}</code></a></td>
<td>${statusOf(kind)}</td><td>${title[at(language)]}</td></tr>
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
    const status = refusalOf(code) ? 200 : 404
    sendPage(request, response, status, codePage(code, pageLanguage(request)))
  })
  return router
}
