import { Button, Form } from 'antd'
import type { Field } from '../../contract/field.ts'
import { useLabel } from '../../i18n/glossary.ts'
import { useText } from '../../i18n/i18n.ts'
import { FieldControl, type Option } from './controls.tsx'
import { type Fault, faultOf } from './fault.ts'
import type { Path } from './pointers.ts'
import { isGiven } from './request.ts'

/** What a page knows better than the contract. */
export interface Asking {
  /** Filled by the page, not asked of the person: `closedOn`, or `subscriptions.fundId` in a list. */
  readonly hide: readonly string[]
  /** Needed here although the contract takes it without. */
  readonly need: readonly string[]
  /** What an id or a code may be, by the field's name. */
  readonly options: Readonly<Record<string, readonly Option[]>>
  /** What was written before, offered while a text is typed. */
  readonly suggest: Readonly<Record<string, readonly string[]>>
  /** Fields that take the id of an enterprise, by their names. */
  readonly enterprises: readonly string[]
}

interface Place {
  readonly asking: Asking
  /** Of the field's group, from the beginning of the request. */
  readonly at: Path
  /** The same, from the nearest list. */
  readonly name: Path
  /** An optional group needs its fields only when something of it is written. */
  readonly group?: Field
}

export function Fields(props: { fields: readonly Field[] } & Place) {
  const { fields, ...place } = props
  const known = place.at.filter((part) => typeof part === 'string')
  return fields
    .filter((field) => !place.asking.hide.includes([...known, field.name].join('.')))
    .map((field) => <OneField key={field.name} field={field} {...place} />)
}

function OneField(props: { field: Field } & Place) {
  const label = useLabel()
  const { field, asking } = props
  const at = [...props.at, field.name]
  const name = [...props.name, field.name]
  const title = label(field.owner, field.name)
  const required = field.required || asking.need.includes(at.join('.'))
  if (field.kind === 'list' && field.fields) {
    return <Entries field={field} asking={asking} at={at} name={name} title={title} />
  }
  if (field.kind === 'group' && field.fields) {
    return (
      <fieldset>
        <legend>{title}</legend>
        <Fields
          fields={field.fields}
          asking={asking}
          at={at}
          name={name}
          {...(required ? {} : { group: field })}
        />
      </fieldset>
    )
  }
  return <Leaf {...props} title={title} required={required} />
}

function Leaf(props: { field: Field; title: string; required: boolean } & Place) {
  const text = useText()
  const { field, asking, group, required } = props
  return (
    <Form.Item
      name={[...props.name, field.name]}
      label={props.title}
      required={required && !group}
      rules={[
        (form) => ({
          validator: async (_, value: unknown) => {
            const needed = required && (!group || isGiven(group, form.getFieldValue([...props.at])))
            const fault = faultOf(field, value, needed)
            if (fault) throw new Error(sentence(fault, text))
          },
        }),
      ]}
    >
      <FieldControl
        field={field}
        options={asking.options[field.name]}
        suggest={asking.suggest[field.name]}
        isEnterprise={asking.enterprises.includes(field.name)}
      />
    </Form.Item>
  )
}

function Entries(props: { field: Field; asking: Asking; at: Path; name: Path; title: string }) {
  const text = useText()
  const { field, title } = props
  const most = field.schema.maxItems ?? 50
  return (
    <fieldset>
      <legend>{title}</legend>
      <Form.List
        name={[...props.name]}
        rules={[
          {
            validator: async (_, value: unknown) => {
              const fault = faultOf(field, value, false)
              if (fault) throw new Error(sentence(fault, text))
            },
          },
        ]}
      >
        {(entries, { add, remove }, { errors }) => (
          <>
            {entries.map((entry) => (
              <div key={entry.key} className="entry">
                <Fields
                  fields={field.fields ?? []}
                  asking={props.asking}
                  at={[...props.at, entry.name]}
                  name={[entry.name]}
                  group={entryGroup(field)}
                />
                <Button size="small" onClick={() => remove(entry.name)}>
                  {text('form.remove')}
                </Button>
              </div>
            ))}
            <Button disabled={entries.length >= most} onClick={() => add({})}>
              {text('form.add', { what: title })}
            </Button>
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

function sentence({ key, ...bounds }: Fault, text: ReturnType<typeof useText>): string {
  return text(key, bounds)
}

/** An entry is left out when nothing of it is written, as an optional group is. */
function entryGroup(list: Field): Field {
  return { ...list, kind: 'group' }
}
