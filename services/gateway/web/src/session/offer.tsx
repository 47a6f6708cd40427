import { Alert, Button } from 'antd'
import { useState } from 'react'
import { verifyToken } from '../api/session.ts'
import { wordFor } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { ProblemView } from '../kit/problem-view.tsx'
import { declineOffer, type Session, signIn } from './session.ts'
import { useOfferedSession } from './use-session.ts'

/** Asks before a link makes somebody another person; the gateway has to know that person first. */
export function Offer(props: { session: Session }) {
  const text = useText()
  const language = useLanguage()
  const offered = useOfferedSession()
  const [problem, setProblem] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  if (!offered) return null
  const who = ({ name, roles }: Session) =>
    `${name} (${roles.map((role) => wordFor('roles', role, language)).join(', ')})`
  const change = async () => {
    setBusy(true)
    try {
      await verifyToken(offered.token)
      signIn(offered.token)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div data-testid="offer">
      <Alert
        banner
        type="warning"
        title={text('session.offer', { other: who(offered), current: who(props.session) })}
        action={
          <div className="actions">
            <Button size="small" type="primary" onClick={declineOffer}>
              {text('session.stay', { name: props.session.name })}
            </Button>
            <Button size="small" loading={busy} onClick={() => void change()}>
              {text('session.change', { name: offered.name })}
            </Button>
          </div>
        }
      />
      {problem ? <ProblemView error={problem} /> : null}
    </div>
  )
}
