import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { type IpRight, useIpRights } from '../api/ip-rights.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Fields } from '../kit/form/fields.tsx'
import { declarableOfRight } from './declarable.ts'
import { rightFields } from './question.ts'
import { Says } from './says.tsx'

const now = { occurredOn: '', recordedOn: '' }
const nothingMore = { hide: [], need: [], options: {}, suggest: {}, enterprises: [] }

/** All rights of the enterprise, or some of them with what the bank knows of each. `undefined`: all. */
export function RightsChoice(props: {
  enterpriseId: string
  chosen: readonly IpRight[] | undefined
  onChange: (chosen: readonly IpRight[] | undefined) => void
  /** The number by which the enterprise was found. */
  startWith: string
}) {
  const text = useText()
  const rights = useIpRights(props.enterpriseId, {}, now)
  const { chosen, onChange } = props
  const some = () =>
    onChange(rights.data?.items.filter(({ number }) => number === props.startWith) ?? [])
  return (
    <fieldset>
      <legend>{text('bank.rights')}</legend>
      <div className="actions" role="radiogroup" aria-label={text('bank.rights')}>
        <One checked={chosen === undefined} onChoose={() => onChange(undefined)}>
          {text('bank.allRights')}
        </One>
        <One checked={chosen !== undefined} onChoose={some}>
          {text('bank.someRights')}
        </One>
      </div>
      {chosen === undefined ? null : (
        <Asked query={rights}>
          {({ items }) => <Choosing from={items} chosen={chosen} onChange={onChange} />}
        </Asked>
      )}
    </fieldset>
  )
}

function One(props: { checked: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <label>
      <input
        type="radio"
        name="which-rights"
        checked={props.checked}
        onChange={() => props.onChoose()}
      />{' '}
      {props.children}
    </label>
  )
}

function Choosing(props: {
  from: readonly IpRight[]
  chosen: readonly IpRight[]
  onChange: (chosen: readonly IpRight[]) => void
}) {
  const text = useText()
  const word = useWord()
  const { from, chosen, onChange } = props
  const isChosen = ({ ipRightId }: IpRight) => chosen.some((one) => one.ipRightId === ipRightId)
  if (from.length === 0) return <p role="status">{text('bank.noRights')}</p>
  return (
    <ul className="facts" data-testid="rights-choice">
      {from.map((right) => (
        <li key={right.ipRightId}>
          <Checkbox
            checked={isChosen(right)}
            onChange={({ target }) =>
              onChange(from.filter((one) => (one === right ? target.checked : isChosen(one))))
            }
          >
            <strong>{right.title}</strong> <span className="mono">{right.number}</span>{' '}
            {word('ipKinds', right.kind)}
          </Checkbox>
          {isChosen(right) ? <Known right={right} /> : null}
        </li>
      ))}
    </ul>
  )
}

/** What the bank knows of a right: its valuation, when somebody looked at the register, and what it declares. */
function Known(props: { right: IpRight }) {
  const { ipRightId, family } = props.right
  const at = ['of', ipRightId]
  return (
    <div className="entry">
      <Fields fields={rightFields} at={at} name={at} asking={nothingMore} />
      <Says of={declarableOfRight(family)} at={[...at, 'says']} />
    </div>
  )
}
