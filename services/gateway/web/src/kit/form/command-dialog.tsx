import { Form, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { callOperation, type Outcome } from '../../api/operation.ts'
import { GatewayProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { operation } from '../../contract/contract.ts'
import { type Field, fieldsOf } from '../../contract/field.ts'
import { todayInShanghai } from '../../i18n/day.ts'
import { useText } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/language.ts'
import { notify } from '../notices.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { CommandProps } from './command.ts'
import { Fields } from './fields.tsx'
import { faultsByField } from './pointers.ts'
import { toRequest } from './request.ts'

type Values = Record<string, unknown>

/** The form of a command, made of its request's schema; it stays open until the command is done. */
export function CommandDialog(props: CommandProps & { onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const [form] = Form.useForm<Values>()
  const { id, path = {}, seen, onClose, complete: completed = (request) => request } = props
  const { summary, request = '' } = operation(id)
  const { part } = props
  const fields = fieldsOf(part?.schema ?? request)
  const title = part?.title ?? summary[language]
  const [decidedOn, setDecidedOn] = useState(seen)
  const command = useCommand((key, values: Values) =>
    callOperation<Outcome>(id, {
      path,
      seen: decidedOn,
      request: completed(toRequest(fields, values)),
      key,
    }),
  )
  const submit = async () => {
    const outcome = await command.give(form.getFieldsValue(true) as Values)
    if (!outcome) return
    notify(text('command.done', { what: title }))
    onClose()
    props.after?.(outcome)
  }
  // Esc is pressed in passing; what was written is not lost by that.
  const leave = () => {
    if (!form.isFieldsTouched() || globalThis.confirm(text('form.discard'))) onClose()
  }
  const refused = command.problem
  useEffect(() => {
    const problem = refused instanceof GatewayProblem ? refused.problem : undefined
    const asked = form.getFieldsError().map(({ name }) => name)
    form.setFields([...faultsByField(problem, asked, part?.at)])
  }, [form, refused, part])
  // Who was told that it has changed has the new version before their eyes when they submit again.
  const isOld = refused instanceof GatewayProblem && refused.problem.code === 'STALE_VERSION'
  useEffect(() => {
    if (isOld) setDecidedOn(seen)
  }, [isOld, seen])
  return (
    <Modal
      open
      title={title}
      okText={text('form.submit')}
      cancelText={text('form.cancel')}
      confirmLoading={command.busy}
      width={fields.some((field) => field.kind === 'list') ? 640 : 520}
      onOk={() => form.submit()}
      onCancel={leave}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...usual(fields), ...props.initial }}
        onFinish={() => void submit()}
        scrollToFirstError
      >
        <Fields
          fields={fields}
          at={[]}
          name={[]}
          asking={{
            hide: props.hide ?? [],
            need: props.need ?? [],
            options: props.options ?? {},
            suggest: props.suggest ?? {},
            enterprises: props.enterprises ?? [],
          }}
        />
        {props.preview ? <Preview of={props.preview} initial={props.initial ?? {}} /> : null}
      </Form>
      {/* Beside the button that was pressed: above a long form nobody would see it. */}
      {refused ? <ProblemView error={refused} /> : null}
    </Modal>
  )
}

function Preview(props: { of: NonNullable<CommandProps['preview']>; initial: Values }) {
  const values = Form.useWatch([]) as Values | undefined
  return <>{props.of({ ...props.initial, ...values })}</>
}

/** What most people would write: today for a needed date, one empty entry in each needed list. */
function usual(fields: readonly Field[]): Values {
  const needed = fields.filter((field) => field.required)
  return Object.fromEntries(
    needed.flatMap(({ name, kind, fields: parts }): [string, unknown][] => {
      if (kind === 'date') return [[name, todayInShanghai()]]
      return kind === 'list' ? [[name, parts ? [{}] : []]] : []
    }),
  )
}
