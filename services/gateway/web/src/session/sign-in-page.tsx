import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useAbout } from '../api/about.ts'
import { demonstrationToken } from '../api/development.ts'
import { termsOf } from '../i18n/glossary.ts'
import { chooseLanguage, useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { ProblemView } from '../kit/problem-view.tsx'
import { sessionEnded, signIn } from './session.ts'

export function SignInPage() {
  const text = useText()
  const language = useLanguage()
  const about = useAbout()
  return (
    <main className="sign-in part">
      <div className="head">
        <h1>{text('app.name')}</h1>
        <div className="actions">
          <Button type="link" onClick={() => void chooseLanguage(language === 'en' ? 'zh' : 'en')}>
            {text('app.language')}
          </Button>
        </div>
      </div>
      <div className="stack">
        <p className="quiet">{text('app.tagline')}</p>
        {sessionEnded() ? <Alert type="info" showIcon title={text('session.expired')} /> : null}
        {about.error ? (
          <ProblemView error={about.error} onRetry={() => void about.refetch()} />
        ) : null}
        {about.data?.developmentTokens ? <DemonstrationLogins /> : null}
        <PastedToken />
      </div>
    </main>
  )
}

/** Fund managers beside the first, so that what takes two people, and what others may not see, can be tried. */
const others = [
  { key: 'fund-manager-colleague', says: 'session.asColleague', person: 'fund-manager-colleague' },
  {
    key: 'fund-manager-elsewhere',
    says: 'session.asElsewhere',
    person: 'fund-manager-elsewhere',
    organisation: 'second-fund-management',
  },
] as const

function DemonstrationLogins() {
  const text = useText()
  const language = useLanguage()
  const [problem, setProblem] = useState<unknown>()
  const enter = async (role: string, name: string, other = {}) => {
    try {
      signIn(await demonstrationToken(role, name, other))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <p>{text('session.demo')}</p>
      <div className="actions">
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
        {others.map(({ key, says, ...other }) => (
          <Button
            key={key}
            data-testid={`sign-in-${key}`}
            onClick={() => void enter('fund-manager', text(says), other)}
          >
            {text(says)}
          </Button>
        ))}
      </div>
      {problem ? <ProblemView error={problem} /> : null}
      <hr />
    </>
  )
}

function PastedToken() {
  const text = useText()
  const [token, setToken] = useState('')
  const [refused, setRefused] = useState(false)
  return (
    <div className="stack">
      <label htmlFor="token">{text('session.paste')}</label>
      <textarea
        id="token"
        className="box"
        rows={3}
        value={token}
        aria-invalid={refused}
        onChange={(event) => setToken(event.target.value)}
      />
      <div>
        <Button disabled={!token.trim()} onClick={() => setRefused(!signIn(token))}>
          {text('session.use')}
        </Button>
      </div>
      {refused ? <span className="wrong">{text('session.refused')}</span> : null}
      <span className="quiet">{text('session.hint')}</span>
    </div>
  )
}
