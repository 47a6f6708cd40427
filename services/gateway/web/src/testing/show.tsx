import { jest } from '@jest/globals'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import type { ReactNode } from 'react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { i18n, startI18n } from '../i18n/i18n.ts'
import type { Language } from '../i18n/language.ts'
import { signIn } from '../session/session.ts'

export const languages = ['zh', 'en'] as const

// Other programs may have the machine's cores at the same time.
configure({ asyncUtilTimeout: 8_000 })

interface Place {
  readonly language?: Language
  readonly path?: string
  /** The route that the page stands at, such as /deals/:dealId. */
  readonly route?: string
}

/** Shows a part of the page as a browser would, at an address and in a language. */
export async function show(node: ReactNode, place: Place = {}) {
  cleanup()
  const { language = 'en', path = '/', route = '*' } = place
  if (!i18n.isInitialized) await startI18n()
  await i18n.changeLanguage(language)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const [, search = ''] = path.split('?')
  return render(
    // Style sheets cost much time here and show nothing.
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      theme={{ zeroRuntime: true, token: { motion: false } }}
    >
      <QueryClientProvider client={client}>
        <MemoryRouter initialEntries={[path]}>
          <NuqsTestingAdapter searchParams={search}>
            <Routes>
              <Route path={route} element={node} />
            </Routes>
          </NuqsTestingAdapter>
        </MemoryRouter>
      </QueryClientProvider>
    </ConfigProvider>,
  )
}

/** A token of these claims; nobody signed it, and the page can't tell. */
export function tokenOf(claims: unknown): string {
  return `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`
}

export function signInAs(...roles: readonly string[]): void {
  signIn(tokenOf({ name: 'Somebody', roles, org: 'first', exp: 9_999_999_999 }))
}

export interface Call {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: unknown
}

type Answer = { readonly status?: number; readonly body: unknown }

/** Stands in for the gateway: answers by method and address, and keeps what was asked. */
export function answering(answer: (call: Call) => Answer | undefined): readonly Call[] {
  const calls: Call[] = []
  globalThis.fetch = jest.fn(async (url: unknown, init: RequestInit = {}) => {
    const call: Call = {
      method: init.method ?? 'GET',
      url: String(url),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    }
    calls.push(call)
    const { status = 200, body } = answer(call) ?? {
      status: 404,
      body: { code: 'UNANSWERED', title: call.url, status: 404 },
    }
    return { ok: status < 400, status, json: async () => body } as Response
  }) as typeof fetch
  return calls
}
