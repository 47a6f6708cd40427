import { Form } from 'antd'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import type { Declarable } from './declarable.ts'

/** What the bank states itself, each thing yes, no, or left unsaid; what is unsaid stays unknown. */
export function Says(props: { of: readonly Declarable[]; at: readonly string[] }) {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  if (props.of.length === 0) return null
  return (
    <fieldset>
      <legend>{text('bank.declares')}</legend>
      <div className="says">
        {props.of.map((one) => (
          <Form.Item
            key={one.code}
            name={[...props.at, one.code]}
            label={text(one.sentence, { what: one[language] })}
            initialValue=""
          >
            <select className="filter">
              <option value="">{text('bank.unsaid')}</option>
              <option value="yes">{word('declarations', 'yes')}</option>
              <option value="no">{word('declarations', 'no')}</option>
            </select>
          </Form.Item>
        ))}
      </div>
    </fieldset>
  )
}
