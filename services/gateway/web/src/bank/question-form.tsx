import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import type { FoundEnterprise, LoanProduct } from '../api/credit.ts'
import type { IpRight } from '../api/ip-rights.ts'
import { useNameOf } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'
import { Fields } from '../kit/form/fields.tsx'
import { declarableOfLoan } from './declarable.ts'
import { type Filled, loanFields, questionOf } from './question.ts'
import { RightsChoice } from './rights-choice.tsx'
import { Says } from './says.tsx'
import type { Question } from './use-asking.ts'

const asking = { hide: [], need: [], options: {}, suggest: {}, enterprises: [] }
const usual = { loan: { purpose: 'loan-application', product: 'ip-pledge-loan' } }

/** The question about one enterprise: the loan, the rights, and what the bank states itself. */
export function QuestionForm(props: {
  about: FoundEnterprise
  requestId: string
  busy: boolean
  onAsk: (question: Question) => void
}) {
  const text = useText()
  const nameIn = useNameOf()
  const [form] = Form.useForm<Filled>()
  const [chosen, setChosen] = useState<readonly IpRight[]>()
  const { enterprise, right } = props.about
  const { uscc, enterpriseId } = enterprise
  if (!uscc) return <Alert type="info" showIcon title={text('bank.withoutCode')} />
  const submit = () =>
    props.onAsk(questionOf(form.getFieldsValue(true) as Filled, { uscc, chosen }))
  return (
    <Form
      form={form}
      layout="vertical"
      className="no-print"
      data-testid="question"
      initialValues={usual}
      onFinish={submit}
      scrollToFirstError
    >
      <p>
        <strong>{nameIn(enterprise)}</strong> <span className="mono">{uscc}</span>
      </p>
      <div className="form-columns">
        <Fields fields={loanFields} at={['loan']} name={['loan']} asking={asking} />
      </div>
      <RestOfQuestion
        enterpriseId={enterpriseId}
        startWith={right?.number ?? ''}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className="actions">
        <Button
          type="primary"
          htmlType="submit"
          // Not by a turning sign: it may stay in the button's name where the answer is quicker than its going.
          disabled={props.busy || chosen?.length === 0}
          aria-busy={props.busy}
        >
          {text(props.busy ? 'bank.asking' : 'bank.ask')}
        </Button>
        <span className="quiet mono">
          {text('bank.requestId')} {props.requestId}
        </span>
      </div>
    </Form>
  )
}

/** What is asked of a pledge beside the loan is its rights; of every product, what the bank states. */
function RestOfQuestion(props: {
  enterpriseId: string
  startWith: string
  chosen: readonly IpRight[] | undefined
  onChoose: (chosen: readonly IpRight[] | undefined) => void
}) {
  const product = Form.useWatch(['loan', 'product']) as LoanProduct | undefined
  return (
    <>
      {product === 'ip-pledge-loan' ? (
        <RightsChoice
          enterpriseId={props.enterpriseId}
          startWith={props.startWith}
          chosen={props.chosen}
          onChange={props.onChoose}
        />
      ) : null}
      <Says key={product} of={declarableOfLoan(product)} at={['says']} />
    </>
  )
}
