import { Alert, App, Button, Card, Divider, Input, Space, Typography } from 'antd'
import { useState } from 'react'
import { useAbout } from '../api/about.ts'
import { demonstrationToken } from '../api/development.ts'
import { GatewayProblem } from '../api/problem.ts'
import { ProblemView } from '../app/problem-view.tsx'
import { termsOf } from '../i18n/glossary.ts'
import { chooseLanguage, useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { sessionEnded, signIn } from './session.ts'

export function SignInPage() {
  const text = useText()
  const language = useLanguage()
  const about = useAbout()
  return (
    <main style={{ maxWidth: 520, margin: '8vh auto', padding: 16 }}>
      <Card
        title={<h1 style={{ fontSize: 20, margin: 0 }}>{text('app.name')}</h1>}
        extra={
          <Button type="link" onClick={() => void chooseLanguage(language === 'en' ? 'zh' : 'en')}>
            {text('app.language')}
          </Button>
        }
      >
        <Typography.Paragraph type="secondary">{text('app.tagline')}</Typography.Paragraph>
        {sessionEnded() ? (
          <Alert
            type="info"
            showIcon
            title={text('session.expired')}
            style={{ marginBottom: 16 }}
          />
        ) : null}
        {about.error ? (
          <ProblemView error={about.error} onRetry={() => void about.refetch()} />
        ) : null}
        {about.data?.developmentTokens ? <DemonstrationLogins /> : null}
        <PastedToken />
      </Card>
    </main>
  )
}

function DemonstrationLogins() {
  const text = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const enter = async (role: string, name: string) => {
    try {
      signIn(await demonstrationToken(role, name))
    } catch (error) {
      message.error(error instanceof GatewayProblem ? error.problem.title : text('error.title'))
    }
  }
  return (
    <>
      <Typography.Paragraph>{text('session.demo')}</Typography.Paragraph>
      <Space wrap>
        {termsOf('roles').map((role) => (
          <Button
            key={role.key}
            type={role.key === 'fund-manager' ? 'primary' : 'default'}
            data-testid={`sign-in-${role.key}`}
            onClick={() => void enter(role.key, role[language])}
          >
            {text('session.as', { role: role[language] })}
          </Button>
        ))}
      </Space>
      <Divider />
    </>
  )
}

function PastedToken() {
  const text = useText()
  const [token, setToken] = useState('')
  const [refused, setRefused] = useState(false)
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <label htmlFor="token">{text('session.paste')}</label>
      <Input.TextArea
        id="token"
        rows={3}
        value={token}
        status={refused ? 'error' : ''}
        onChange={(event) => setToken(event.target.value)}
      />
      <Button disabled={!token.trim()} onClick={() => setRefused(!signIn(token))}>
        {text('session.use')}
      </Button>
      {refused ? <Typography.Text type="danger">{text('session.refused')}</Typography.Text> : null}
      <Typography.Text type="secondary">{text('session.hint')}</Typography.Text>
    </Space>
  )
}
