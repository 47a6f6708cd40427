import { Button, Result } from 'antd'
import { Link, Navigate, Route, Routes } from 'react-router'
import { EnterprisePage } from '../enterprise/enterprise-page.tsx'
import { EnterprisesPage } from '../enterprises/enterprises-page.tsx'
import { FundsPage } from '../funds/funds-page.tsx'
import { useText } from '../i18n/i18n.ts'

export function Pages() {
  return (
    <Routes>
      <Route path="/" element={<Navigate to="/enterprises" replace />} />
      <Route path="/enterprises" element={<EnterprisesPage />} />
      <Route path="/enterprises/:enterpriseId" element={<EnterprisePage />} />
      <Route path="/funds" element={<FundsPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
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
