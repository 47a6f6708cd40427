import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { NuqsAdapter } from 'nuqs/adapters/react-router/v8'
import { BrowserRouter } from 'react-router'
import { GatewayProblem } from '../api/problem.ts'
import { useLanguage } from '../i18n/language.ts'
import { Notices } from '../kit/notices.tsx'
import { SignInPage } from '../session/sign-in-page.tsx'
import { useSession } from '../session/use-session.ts'
import { FailureBoundary } from './failure.tsx'
import { Pages } from './pages.tsx'
import { Shell } from './shell.tsx'
import { styleNonce } from './style-nonce.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // A refusal stays a refusal; only an unreachable or busy server is worth asking again.
      retry: (failures, error) =>
        failures < 2 &&
        error instanceof GatewayProblem &&
        (error.problem.status === 0 || error.problem.status >= 500),
    },
  },
})

const token = { colorPrimary: '#0f5f5c', colorLink: '#0f5f5c', fontFamily: 'inherit' }

export function App() {
  const language = useLanguage()
  const session = useSession()
  return (
    <FailureBoundary>
      <ConfigProvider
        locale={language === 'en' ? enUS : zhCN}
        // Styles come from one file; what is still written at run time carries the nonce of this page.
        csp={styleNonce()}
        // antd would part the two characters of a Chinese word.
        button={{ autoInsertSpace: false }}
        theme={{ zeroRuntime: true, hashed: false, token }}
      >
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <NuqsAdapter>
              {session ? (
                <Shell session={session}>
                  <Pages />
                </Shell>
              ) : (
                <SignInPage />
              )}
              <Notices />
            </NuqsAdapter>
          </BrowserRouter>
        </QueryClientProvider>
      </ConfigProvider>
    </FailureBoundary>
  )
}
