import { Component, type ReactNode } from 'react'
import { i18n } from '../i18n/i18n.ts'
import { signOut } from '../session/session.ts'

/**
 * Shows what a page's own fault leaves instead of a white page. React knows no other way than a class. It uses none of
 * the kit: that may be what failed.
 */
export class FailureBoundary extends Component<
  { readonly children: ReactNode },
  { readonly failure?: Error }
> {
  override state: { readonly failure?: Error } = {}

  static getDerivedStateFromError(failure: Error) {
    return { failure }
  }

  override render() {
    const { failure } = this.state
    return failure ? <Failure message={failure.message} /> : this.props.children
  }
}

function Failure(props: { message: string }) {
  return (
    <main className="page failure" role="alert">
      <h1>{i18n.t('failure.title')}</h1>
      <p>{i18n.t('failure.mend')}</p>
      <p className="mono quiet">{props.message}</p>
      <div className="actions">
        <button type="button" onClick={() => location.assign('/')}>
          {i18n.t('failure.again')}
        </button>
        <button
          type="button"
          onClick={() => {
            signOut()
            location.assign('/')
          }}
        >
          {i18n.t('failure.signOut')}
        </button>
      </div>
    </main>
  )
}
