import type { Request, Response } from 'express'
import { type Language, languageOf } from '../problems/language.ts'
import { type Html, html } from './html.ts'

/** These pages run no script and load nothing but their style sheet. */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

/** The language of a page: `?lang=` before Accept-Language. */
export const pageLanguage = (request: Request): Language => {
  const { lang } = request.query
  return lang === 'zh' || lang === 'en' ? lang : languageOf(request)
}

export interface Page {
  readonly title: string
  readonly body: Html
}

/** Sends a page, with a link to the same in the other language. */
export const sendPage = (
  request: Request,
  response: Response,
  status: number,
  { title, body }: Page,
): void => {
  const language = pageLanguage(request)
  const other =
    language === 'zh' ? html`<a href="?lang=en">English</a>` : html`<a href="?lang=zh">中文</a>`
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Seedline</title><link rel="stylesheet" href="/docs/page.css"></head>
<body><nav><a href="/">Seedline</a> ${other}</nav><main>${body}</main></body>
</html>
`
  response.status(status)
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Content-Language': language,
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Language',
  })
  response.end(page.html)
}
