import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import {
  type Evidence,
  type RecordStageRequest,
  type Rung,
  recordStage,
} from '../api/enterprises.ts'
import { useCommand } from '../api/use-command.ts'
import { ProblemView } from '../app/problem-view.tsx'
import { termsOf, useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { useMay } from '../session/use-session.ts'

interface Fields {
  readonly rung: Rung
  readonly reachedOn: Dayjs
  readonly evidenceKind: Evidence['kind']
  readonly evidenceTitle: string
  readonly evidenceUrl?: string
  readonly outOfOrderReason?: string
}

export function RecordStage(props: { enterpriseId: string }) {
  const text = useText()
  const may = useMay('registrar', 'fund-manager', 'coach')
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {text('ladder.record')}
      </Button>
      {open ? (
        <RecordStageDialog enterpriseId={props.enterpriseId} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}

function RecordStageDialog(props: { enterpriseId: string; onClose: () => void }) {
  const text = useText()
  const word = useWord()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const record = useCommand((key, fields: Fields) =>
    recordStage(props.enterpriseId, key, toRequest(fields)),
  )
  const submit = async (fields: Fields) => {
    if (!(await record.give(fields))) return
    message.success(text('ladder.recordDone', { rung: word('rungs', fields.rung) }))
    props.onClose()
  }
  return (
    <Modal
      open
      title={text('ladder.record')}
      okText={text('ladder.recordSubmit')}
      cancelText={text('form.cancel')}
      confirmLoading={record.busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      {record.problem ? <ProblemView error={record.problem} /> : null}
      <StageFields form={form} onFinish={(fields) => void submit(fields)} />
    </Modal>
  )
}

function toRequest(fields: Fields): RecordStageRequest {
  return {
    rung: fields.rung,
    reachedOn: fields.reachedOn.format('YYYY-MM-DD'),
    evidence: [
      {
        kind: fields.evidenceKind,
        title: fields.evidenceTitle,
        ...(fields.evidenceUrl ? { url: fields.evidenceUrl } : {}),
      },
    ],
    ...(fields.outOfOrderReason ? { outOfOrderReason: fields.outOfOrderReason } : {}),
  }
}

function StageFields(props: {
  form: ReturnType<typeof Form.useForm<Fields>>[0]
  onFinish: (fields: Fields) => void
}) {
  const text = useText()
  const language = useLanguage()
  const required = [{ required: true, message: text('form.required') }]
  const options = (section: 'rungs' | 'evidenceKinds') =>
    termsOf(section).map((term) => ({ value: term.key, label: term[language] }))
  return (
    <Form form={props.form} layout="vertical" onFinish={props.onFinish}>
      <Form.Item name="rung" label={text('ladder.rung')} rules={required}>
        <Select showSearch optionFilterProp="label" options={options('rungs')} />
      </Form.Item>
      <Form.Item name="reachedOn" label={text('ladder.reachedOn')} rules={required}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item
        name="evidenceKind"
        label={text('ladder.evidenceKind')}
        rules={required}
        initialValue="resolution"
      >
        <Select options={options('evidenceKinds')} />
      </Form.Item>
      <Form.Item name="evidenceTitle" label={text('ladder.evidenceTitle')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="evidenceUrl" label={text('ladder.evidenceUrl')}>
        <Input maxLength={500} type="url" />
      </Form.Item>
      <Form.Item name="outOfOrderReason" label={text('ladder.outOfOrder')}>
        <Input maxLength={500} />
      </Form.Item>
    </Form>
  )
}
