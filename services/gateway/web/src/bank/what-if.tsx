import { Button, Form } from 'antd'
import { useText } from '../i18n/i18n.ts'
import { Fields } from '../kit/form/fields.tsx'
import { Part } from '../kit/head.tsx'
import { Refused } from './consent-missing.tsx'
import { whatIf, whatIfFields } from './question.ts'
import { type Question, useAsking } from './use-asking.ts'

const asking = { hide: [], need: [], options: {}, suggest: {}, enterprises: [] }
const at = ['whatIf']

/** Asks the same about another amount or tenor: a query of its own, recorded as every other. */
export function WhatIf(props: {
  of: Question
  onAnswer: (queryId: string, question: Question) => void
}) {
  const text = useText()
  const [form] = Form.useForm<{ whatIf: Readonly<Record<string, unknown>> }>()
  const { busy, problem, ask, requestId } = useAsking()
  const { amount, tenorMonths } = props.of
  const submit = async () => {
    const question = whatIf(props.of, form.getFieldsValue(true).whatIf)
    const answer = await ask(question)
    if (answer) props.onAnswer(answer.queryId, question)
  }
  return (
    <Part title={text('bank.whatIf')} testId="what-if">
      <Form
        form={form}
        name="what-if"
        layout="vertical"
        className="no-print"
        initialValues={{
          whatIf: {
            ...(amount && { amount }),
            ...(tenorMonths && { tenorMonths: String(tenorMonths) }),
          },
        }}
        onFinish={() => void submit()}
      >
        <div className="form-columns">
          <Fields fields={whatIfFields} at={at} name={at} asking={asking} />
        </div>
        <div className="actions">
          <Button htmlType="submit" disabled={busy} aria-busy={busy}>
            {text(busy ? 'bank.asking' : 'bank.askAnew')}
          </Button>
          <span className="quiet mono">
            {text('bank.requestId')} {requestId}
          </span>
        </div>
      </Form>
      {problem ? <Refused error={problem} /> : null}
    </Part>
  )
}
