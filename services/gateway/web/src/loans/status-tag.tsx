import { Tag } from 'antd'
import type { LoanApplication } from '../api/loans.ts'
import { useWord } from '../i18n/glossary.ts'

const looks: Readonly<Record<LoanApplication['standing'], readonly [sign: string, color: string]>> =
  {
    'not-drawn': ['○', 'default'],
    'on-schedule': ['✓', 'green'],
    overdue: ['!', 'red'],
    paid: ['✓', 'blue'],
    'written-off': ['✗', 'red'],
  }

/** Where a loan stands; once it was drawn, how it is paid, by sign and word, never by colour alone. */
export function LoanStatusTag(props: { of: LoanApplication }) {
  const word = useWord()
  const { status, standing } = props.of
  const [sign, color] = looks[standing]
  return (
    <>
      <Tag>{word('loanApplicationStatuses', status)}</Tag>
      {standing === 'not-drawn' ? null : (
        <Tag color={color}>
          {sign} {word('loanStandings', standing)}
        </Tag>
      )}
    </>
  )
}
