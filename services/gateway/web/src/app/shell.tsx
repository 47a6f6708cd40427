import { Alert, Badge, Button, Layout, Menu, Space, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { useAbout } from '../api/about.ts'
import { useLiveUpdates } from '../api/live.ts'
import { wordFor } from '../i18n/glossary.ts'
import { chooseLanguage, useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { type Session, signOut } from '../session/session.ts'

export function Shell(props: { session: Session; children: ReactNode }) {
  const text = useText()
  const about = useAbout()
  const place = useLocation().pathname.split('/')[1] ?? ''
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Layout.Header className="bar">
        <Link to="/enterprises" className="brand">
          {text('app.name')}
        </Link>
        <Menu
          theme="dark"
          mode="horizontal"
          selectedKeys={[place]}
          className="places"
          disabledOverflow
          items={[
            { key: 'enterprises', label: <Link to="/enterprises">{text('nav.enterprises')}</Link> },
            { key: 'funds', label: <Link to="/funds">{text('nav.funds')}</Link> },
          ]}
        />
        <HeaderEnd session={props.session} />
      </Layout.Header>
      {about.data?.demonstrationData ? (
        <Alert banner type="warning" title={text('app.synthetic')} />
      ) : null}
      <Layout.Content>
        <main className="page">{props.children}</main>
      </Layout.Content>
    </Layout>
  )
}

function HeaderEnd(props: { session: Session }) {
  const text = useText()
  const language = useLanguage()
  const live = useLiveUpdates()
  const roles = props.session.roles.map((role) => wordFor('roles', role, language)).join(', ')
  return (
    <Space size="middle" className="bar-end">
      <Badge
        title={text(live ? 'live.on' : 'live.off')}
        status={live ? 'success' : 'error'}
        text={
          <span className="wide-only" data-testid="live">
            {text(live ? 'live.on' : 'live.off')}
          </span>
        }
      />
      <Button type="text" onClick={() => void chooseLanguage(language === 'en' ? 'zh' : 'en')}>
        {text('app.language')}
      </Button>
      <Tooltip title={roles}>
        <span className="wide-only">{props.session.name}</span>
      </Tooltip>
      <Button type="text" onClick={() => signOut()}>
        {text('app.signOut')}
      </Button>
    </Space>
  )
}
