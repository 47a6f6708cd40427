import { Button } from 'antd'
import { Link } from 'react-router'
import type { PlanMeasure } from '../api/plan.ts'
import { useText } from '../i18n/i18n.ts'
import { Empty } from '../kit/empty.tsx'
import { useMayCall } from '../session/use-session.ts'
import { natureOf } from './measures.ts'

/** Says what is to be recorded, and where, for there to be a number. */
export function NothingYet(props: { measure: PlanMeasure }) {
  const text = useText()
  const { entered, file } = natureOf(props.measure)
  const mayImport = useMayCall(file?.asks ?? 'registerEnterprise')
  return (
    <Empty says={`${text('plan.nothing')} ${text(entered)}`}>
      <div className="actions no-print">
        <Link to="/enterprises">
          <Button>{text('nav.enterprises')}</Button>
        </Link>
        {mayImport && file ? (
          <Link to={`/import?about=${file.about}`}>
            <Button type="primary">{text('nav.import')}</Button>
          </Link>
        ) : null}
      </div>
    </Empty>
  )
}
