import { Button, Skeleton } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { Link, Navigate, Route, Routes } from 'react-router'
import { useText } from '../i18n/i18n.ts'
import { Empty } from '../kit/empty.tsx'

// Each page comes when it is opened; the shell is all that the first visit waits for.
function page<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }))
}

const EnterprisesPage = page(() => import('../enterprises/enterprises-page.tsx'), 'EnterprisesPage')
const EnterprisePage = page(() => import('../enterprise/enterprise-page.tsx'), 'EnterprisePage')
const ImportPage = page(() => import('../import/import-page.tsx'), 'ImportPage')
const DesignationsPage = page(
  () => import('../designations/designations-page.tsx'),
  'DesignationsPage',
)
const CarriersPage = page(() => import('../carriers/carriers-page.tsx'), 'CarriersPage')
const BankPage = page(() => import('../bank/bank-page.tsx'), 'BankPage')
const PledgesPage = page(() => import('../pledges/pledges-page.tsx'), 'PledgesPage')
const ConsentsPage = page(() => import('../consents/consents-page.tsx'), 'ConsentsPage')
const LoansPage = page(() => import('../loans/loans-page.tsx'), 'LoansPage')
const LoanPage = page(() => import('../loans/loan-page.tsx'), 'LoanPage')
const DealsPage = page(() => import('../deals/deals-page.tsx'), 'DealsPage')
const DealPage = page(() => import('../deals/deal-page.tsx'), 'DealPage')
const FundsPage = page(() => import('../funds/funds-page.tsx'), 'FundsPage')
const PlanPage = page(() => import('../plan/plan-page.tsx'), 'PlanPage')
const BehindPage = page(() => import('../plan/behind-page.tsx'), 'BehindPage')
const FundPage = page(() => import('../funds/fund-page.tsx'), 'FundPage')

export function Pages() {
  return (
    <Suspense fallback={<Skeleton active />}>
      <Routes>
        <Route path="/" element={<Navigate to="/enterprises" replace />} />
        <Route path="/enterprises" element={<EnterprisesPage />} />
        <Route path="/enterprises/:enterpriseId" element={<EnterprisePage />} />
        <Route path="/import" element={<ImportPage />} />
        <Route path="/designations" element={<DesignationsPage />} />
        <Route path="/carriers" element={<CarriersPage />} />
        <Route path="/bank" element={<BankPage />} />
        <Route path="/pledges" element={<PledgesPage />} />
        <Route path="/consents" element={<ConsentsPage />} />
        <Route path="/loans" element={<LoansPage />} />
        <Route path="/loans/:loanId" element={<LoanPage />} />
        <Route path="/deals" element={<DealsPage />} />
        <Route path="/deals/:dealId" element={<DealPage />} />
        <Route path="/funds" element={<FundsPage />} />
        <Route path="/funds/:fundId" element={<FundPage />} />
        <Route path="/plan" element={<PlanPage />} />
        <Route path="/plan/enterprises" element={<BehindPage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Suspense>
  )
}

function NoSuchPage() {
  const text = useText()
  return (
    <Empty says={`${text('app.notFound')} ${text('app.notFoundMend')}`}>
      <Link to="/enterprises">
        <Button type="primary">{text('app.toEnterprises')}</Button>
      </Link>
    </Empty>
  )
}
