import { Tag } from 'antd'
import type { LoanApplication, LoanRequirement } from '../api/loans.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import { commandsIn } from './steps.ts'

const looks: Readonly<Record<LoanRequirement['outcome'], readonly [sign: string, color: string]>> =
  {
    met: ['✓', 'green'],
    'not-met': ['✗', 'red'],
    unknown: ['?', 'orange'],
    'needs-person': ['!', 'gold'],
  }

/** What the product asks for: how each of it stands, who said so, and how sure the rule itself is. */
export function Requirements(props: { of: LoanApplication; past: boolean }) {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const { loanApplicationId, version, requirements, status } = props.of
  const open = !props.past && commandsIn[status].includes('withdrawLoan') && status !== 'approved'
  const columns: Column<LoanRequirement>[] = [
    { key: 'words', title: text('loans.requirement'), cell: (one) => one[language] },
    {
      key: 'outcome',
      title: word('fields', 'outcome'),
      cell: ({ outcome, excepted }) => (
        <>
          <Tag color={looks[outcome][1]}>
            {looks[outcome][0]} {word('loanRequirementOutcomes', outcome)}
          </Tag>
          {excepted ? <Tag>{word('fields', 'excepted')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'toldBy',
      title: word('fields', 'toldBy'),
      wide: true,
      cell: ({ toldBy, statedOn }) =>
        toldBy ? `${text(`loans.toldBy.${toldBy as 'bank'}`)} ${statedOn ?? ''}` : '–',
    },
    {
      key: 'rule',
      title: text('loans.rule'),
      wide: true,
      cell: ({ ruleVersion, source, confidence }) => (
        <>
          {ruleVersion} <span className="quiet">{source}</span>{' '}
          {confidence === 'found' ? null : <Tag color="orange">{text('loans.unverified')}</Tag>}
        </>
      ),
    },
    {
      key: 'state',
      title: '',
      cell: ({ requirementId, toldBy }) => (
        <CommandButton
          id="stateLoanRequirement"
          path={{ loanApplicationId }}
          seen={version}
          label={text('loans.state')}
          offered={open && toldBy !== 'consent'}
          initial={{ requirementId }}
          hide={['requirementId']}
        />
      ),
    },
  ]
  if (requirements.length === 0) return null
  return (
    <Part title={text('loans.requirements')} testId="loan-requirements">
      <DataTable
        rows={requirements}
        rowKey={({ requirementId }) => requirementId}
        columns={columns}
      />
    </Part>
  )
}
