import { Button, Result, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, Navigate, Route, Routes } from 'react-router'
import { useText } from '../i18n/i18n.ts'

// Each page comes when it is opened; the shell is all that the first visit waits for.
const EnterprisesPage = lazy(async () => {
  const { EnterprisesPage: page } = await import('../enterprises/enterprises-page.tsx')
  return { default: page }
})
const EnterprisePage = lazy(async () => {
  const { EnterprisePage: page } = await import('../enterprise/enterprise-page.tsx')
  return { default: page }
})
const FundsPage = lazy(async () => {
  const { FundsPage: page } = await import('../funds/funds-page.tsx')
  return { default: page }
})

export function Pages() {
  return (
    <Suspense fallback={<Skeleton active />}>
      <Routes>
        <Route path="/" element={<Navigate to="/enterprises" replace />} />
        <Route path="/enterprises" element={<EnterprisesPage />} />
        <Route path="/enterprises/:enterpriseId" element={<EnterprisePage />} />
        <Route path="/funds" element={<FundsPage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Suspense>
  )
}

function NoSuchPage() {
  const text = useText()
  return (
    <Result
      status="404"
      title={text('app.notFound')}
      subTitle={text('app.notFoundMend')}
      extra={
        <Link to="/enterprises">
          <Button type="primary">{text('app.toEnterprises')}</Button>
        </Link>
      }
    />
  )
}
