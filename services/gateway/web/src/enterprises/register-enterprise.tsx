import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { registerEnterprise } from '../api/enterprises.ts'
import { useCommand } from '../api/use-command.ts'
import { ProblemView } from '../app/problem-view.tsx'
import { useDistricts, useMaterialFields } from '../app/reference.ts'
import { termsOf } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { useMay } from '../session/use-session.ts'

interface Fields {
  readonly nameZh: string
  readonly nameEn?: string
  readonly uscc?: string
  readonly materialField?: string
  readonly district?: string
  readonly foundedOn?: Dayjs
  readonly source: string
  readonly confidence: 'verified' | 'reported' | 'unverified'
}

export function RegisterEnterprise(props: { label: string }) {
  const may = useMay('registrar', 'fund-manager')
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)} data-testid="register">
        {props.label}
      </Button>
      {open ? <RegisterDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function RegisterDialog(props: { onClose: () => void }) {
  const text = useText()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const register = useCommand((key, fields: Fields) => registerEnterprise(key, toRequest(fields)))
  const submit = async (fields: Fields) => {
    const answer = await register.give(fields)
    if (!answer) return
    message.success(text('register.done', { name: fields.nameZh }))
    props.onClose()
    await navigate(`/enterprises/${answer.id}`)
  }
  return (
    <Modal
      open
      title={text('register.title')}
      okText={text('register.submit')}
      cancelText={text('form.cancel')}
      confirmLoading={register.busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      {register.problem ? <ProblemView error={register.problem} /> : null}
      <EnterpriseFields form={form} onFinish={(fields) => void submit(fields)} />
    </Modal>
  )
}

function toRequest(fields: Fields) {
  return {
    nameZh: fields.nameZh,
    ...(fields.nameEn ? { nameEn: fields.nameEn } : {}),
    ...(fields.uscc ? { uscc: fields.uscc } : {}),
    ...(fields.materialField ? { materialField: fields.materialField } : {}),
    ...(fields.district ? { district: fields.district } : {}),
    ...(fields.foundedOn ? { foundedOn: fields.foundedOn.format('YYYY-MM-DD') } : {}),
    provenance: { source: fields.source, confidence: fields.confidence, synthetic: false },
  }
}

function EnterpriseFields(props: {
  form: ReturnType<typeof Form.useForm<Fields>>[0]
  onFinish: (fields: Fields) => void
}) {
  const text = useText()
  const language = useLanguage()
  const required = [{ required: true, message: text('form.required') }]
  const named = (list: readonly { code: string; name: string }[]) =>
    list.map((entry) => ({ value: entry.code, label: entry.name }))
  return (
    <Form
      form={props.form}
      layout="vertical"
      onFinish={props.onFinish}
      initialValues={{ confidence: 'reported' }}
    >
      <Form.Item name="nameZh" label={text('register.nameZh')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="nameEn" label={text('register.nameEn')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="uscc" label={text('register.uscc')}>
        <Input maxLength={18} className="mono" />
      </Form.Item>
      <Form.Item name="materialField" label={text('list.field')}>
        <Select allowClear options={named(useMaterialFields())} />
      </Form.Item>
      <Form.Item name="district" label={text('list.district')}>
        <Select allowClear options={named(useDistricts())} />
      </Form.Item>
      <Form.Item name="foundedOn" label={text('list.founded')}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="source" label={text('register.source')} rules={required}>
        <Input maxLength={300} placeholder={text('register.sourceHint')} />
      </Form.Item>
      <Form.Item name="confidence" label={text('register.confidence')} rules={required}>
        <Select
          options={termsOf('confidences').map((term) => ({
            value: term.key,
            label: term[language],
          }))}
        />
      </Form.Item>
    </Form>
  )
}
