import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { useAbout } from '../api/about.ts'
import { useLiveUpdates } from '../api/live.ts'
import { mayCall, type OperationId } from '../contract/contract.ts'
import { wordFor } from '../i18n/glossary.ts'
import { chooseLanguage, useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import type { TextKey } from '../i18n/texts.zh.ts'
import { Offer } from '../session/offer.tsx'
import { type Session, signOut } from '../session/session.ts'
import { FailureBoundary } from './failure.tsx'

/** The places of the page, each for those who may ask what it shows. */
const places: readonly (readonly [path: string, name: TextKey, ...asks: OperationId[]])[] = [
  ['/enterprises', 'nav.enterprises', 'listEnterprises'],
  ['/plan', 'nav.plan', 'getPlan'],
  ['/designations', 'nav.designations', 'listDesignations'],
  ['/carriers', 'carriers.title', 'listCarriers'],
  ['/bank', 'bank.title', 'askEligibility'],
  ['/pledges', 'pledges.title', 'listPledges'],
  ['/consents', 'consents.title', 'listConsents'],
  ['/loans', 'loans.title', 'listLoanApplications'],
  ['/deals', 'nav.deals', 'listDeals'],
  ['/funds', 'nav.funds', 'listFunds'],
  // Whoever may import one of the kinds: a statistician brings figures and no enterprises.
  ['/import', 'nav.import', 'registerEnterprise', 'stateFigures'],
]

export function Shell(props: { session: Session; children: ReactNode }) {
  const text = useText()
  const about = useAbout()
  const { pathname } = useLocation()
  const { session } = props
  return (
    <>
      <header className="bar">
        <Link to="/enterprises" className="brand">
          {text('app.name')}
        </Link>
        <nav className="places">
          {places
            .filter(([, , ...asks]) => asks.some((one) => mayCall(one, session.roles)))
            .map(([path, name]) => (
              <NavLink key={path} to={path}>
                {text(name)}
              </NavLink>
            ))}
        </nav>
        <HeaderEnd session={session} />
      </header>
      <Offer session={session} />
      {about.data?.demonstrationData ? (
        <Alert banner type="warning" title={text('app.synthetic')} />
      ) : null}
      {/* A page that fails leaves the way to the others, and is tried anew at another address. */}
      <FailureBoundary key={pathname}>
        <main className="page">{props.children}</main>
      </FailureBoundary>
    </>
  )
}

function HeaderEnd(props: { session: Session }) {
  const text = useText()
  const language = useLanguage()
  const live = useLiveUpdates()
  const roles = props.session.roles.map((role) => wordFor('roles', role, language)).join(', ')
  const standing = text(live ? 'live.on' : 'live.off')
  return (
    <div className="bar-end">
      <span className={live ? 'live on' : 'live off'} title={standing}>
        <span className="wide-only" data-testid="live">
          {standing}
        </span>
      </span>
      <Button type="text" onClick={() => void chooseLanguage(language === 'en' ? 'zh' : 'en')}>
        {text('app.language')}
      </Button>
      <span className="wide-only" title={roles}>
        {props.session.name}
      </span>
      <Button type="text" onClick={() => signOut()}>
        {text('app.signOut')}
      </Button>
    </div>
  )
}
