import { readFileSync } from 'node:fs'
import { schemaOfSteps } from '@seedline/contracts/kinds'
import { Router } from 'express'
import { bodySchema } from '../openapi/operation.ts'
import type { Language } from '../problems/language.ts'
import type { Contract } from '../rest/contract.ts'
import { refusalsOf } from '../rest/refusals.ts'
import { type Html, html } from './html.ts'
import { pageLanguage, sendPage } from './page.ts'
import { fieldsOf } from './schema-fields.ts'

const words = {
  zh: {
    title: '接口文档',
    intro:
      '每个写入请求都要带 Idempotency-Key；金额写成 {currency, amount}，amount 是字符串；每次拒绝都有代码和解决办法。',
    machine: 'OpenAPI 3.1 文档',
    anyone: '无需令牌',
    anyRole: '任何角色',
    roles: '角色',
    takes: '请求',
    answers: '应答',
    refusals: '可能的拒绝',
    headers: '请求头',
  },
  en: {
    title: 'The interface',
    intro:
      'Every write takes an Idempotency-Key; money is {currency, amount} with the amount a string; every refusal has a code and says how to mend it.',
    machine: 'The OpenAPI 3.1 document',
    anyone: 'No token needed',
    anyRole: 'Any role',
    roles: 'Roles',
    takes: 'Takes',
    answers: 'Answers',
    refusals: 'May refuse with',
    headers: 'Headers',
  },
} as const

type Words = (typeof words)[Language]

const admitted = ({ admits }: Contract, said: Words): string => {
  if (admits === 'anyone') return said.anyone
  return admits === 'any-role' ? said.anyRole : `${said.roles}: ${admits.join(', ')}`
}

const headersOf = ({ write }: Contract): readonly string[] => [
  ...(write ? ['Idempotency-Key'] : []),
  ...(write === 'changes' ? ['If-Match'] : []),
]

const headersLine = (contract: Contract, said: Words): Html => {
  const headers = headersOf(contract)
  return headers.length === 0
    ? html``
    : html`<p>${said.headers}: <code>${headers.join(', ')}</code></p>`
}

const takes = (contract: Contract, language: Language): Html => {
  const { path, query } = contract.places
  const parts = [schemaOfSteps(path), schemaOfSteps(query), bodySchema(contract)].flatMap(
    (schema) => (schema === undefined ? [] : [fieldsOf(schema, language)]),
  )
  return parts.length === 0 ? html`` : html`<h4>${words[language].takes}</h4>${parts}`
}

const operation = (contract: Contract, language: Language): Html => {
  const said = words[language]
  const codes = refusalsOf(contract).map(
    (code) => html`<a href="/errors/${code}?lang=${language}"><code>${code}</code></a> `,
  )
  return html`<details id="${contract.operationId}"><summary><b>${contract.method.toUpperCase()}</b>
<code>${contract.path}</code> ${contract.summary[language]}</summary>
<p>${admitted(contract, said)}</p>${headersLine(contract, said)}${takes(contract, language)}
<h4>${said.answers} ${contract.answer.status}</h4>${fieldsOf(contract.answer.schema, language)}
<h4>${said.refusals}</h4><p>${codes}</p></details>
`
}

const docsPage = (operations: readonly Contract[], language: Language): Html => {
  const said = words[language]
  const tags = [...new Map(operations.map(({ tag }) => [tag.en, tag])).values()]
  const sections = tags.map(
    (tag) =>
      html`<section><h2>${tag[language]}</h2>${operations
        .filter((one) => one.tag.en === tag.en)
        .map((one) => operation(one, language))}</section>`,
  )
  return html`<h1>${said.title}</h1><p class="lead">${said.intro}</p>
<p><a href="/openapi.json">${said.machine}</a></p>${sections}`
}

const style = readFileSync(new URL('./page.css', import.meta.url), 'utf8')

/** `/docs`: the interface for people, made of the contracts; nothing on it comes from elsewhere. */
export const docsPages = (operations: readonly Contract[]): Router => {
  const router = Router()
  const made = new Map<Language, Html>()
  router.get('/page.css', (_request, response) => {
    response.set({ 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' })
    response.end(style)
  })
  router.get('/', (request, response) => {
    const language = pageLanguage(request)
    const body = made.get(language) ?? docsPage(operations, language)
    made.set(language, body)
    sendPage(request, response, 200, { title: words[language].title, body })
  })
  return router
}
