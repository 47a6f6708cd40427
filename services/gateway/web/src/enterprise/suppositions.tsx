import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { FactWord } from '../api/designations.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import type { SupposedFact } from './supposed-fact.ts'

/** What if: facts that are supposed for one answer and recorded nowhere. */
export function Suppositions(props: {
  words: readonly FactWord[]
  supposed: readonly SupposedFact[]
  onChange: (supposed: readonly SupposedFact[]) => void
}) {
  const text = useText()
  const language = useLanguage()
  const { words, supposed, onChange } = props
  const nameOf = (fact: string) => words.find(({ key }) => key === fact)?.name[language] ?? fact
  return (
    <details className="no-print" open={supposed.length > 0}>
      <summary>{text('check.whatIf')}</summary>
      <div className="stack">
        <ul className="facts">
          {supposed.map((one, at) => (
            <li key={`${one.fact}/${one.year}`}>
              {nameOf(one.fact)} {one.year}: {one.value} {one.unit}{' '}
              <Button size="small" onClick={() => onChange(supposed.toSpliced(at, 1))}>
                {text('form.remove')}
              </Button>
            </li>
          ))}
        </ul>
        <Suppose
          words={words}
          onAdd={(one) =>
            onChange([
              ...supposed.filter(({ fact, year }) => fact !== one.fact || year !== one.year),
              one,
            ])
          }
        />
      </div>
    </details>
  )
}

function Suppose(props: { words: readonly FactWord[]; onAdd: (one: SupposedFact) => void }) {
  const text = useText()
  const language = useLanguage()
  const id = useId()
  const [key, choose] = useState(props.words[0]?.key ?? '')
  const word = props.words.find((known) => known.key === key)
  const isAnswer = word?.kind === 'yes-no' || word?.kind === 'judgement'
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const part = (name: string) =>
      String(given.get(name) ?? '')
        .replaceAll(/[~|]/g, '')
        .trim()
    const value = part('value')
    if (value !== '') props.onAdd({ fact: key, value, unit: part('unit'), year: part('year') })
  }
  return (
    <form className="actions" onSubmit={add}>
      <select
        className="filter"
        aria-label={text('attested.fact')}
        value={key}
        onChange={(event) => choose(event.target.value)}
      >
        {props.words.map((known) => (
          <option key={known.key} value={known.key}>
            {known.name[language]}
          </option>
        ))}
      </select>
      {word?.kind === 'yearly' ? (
        <input
          className="box"
          name="year"
          aria-label={text('check.year')}
          placeholder={text('check.year')}
          pattern="[0-9]{4}"
          required
        />
      ) : null}
      {isAnswer ? (
        <select className="filter" name="value" aria-label={text('attested.value')}>
          <option value="true">{text('value.yes')}</option>
          <option value="false">{text('value.no')}</option>
        </select>
      ) : (
        <input
          className="box"
          id={id}
          name="value"
          maxLength={40}
          required
          aria-label={text('attested.value')}
          placeholder={word?.kind === 'date' ? 'YYYY-MM-DD' : text('attested.value')}
        />
      )}
      {word && word.units.length > 0 ? (
        <select className="filter" name="unit" aria-label={text('check.unit')}>
          {word.units.map((unit) => (
            <option key={unit} value={unit}>
              {unit}
            </option>
          ))}
        </select>
      ) : null}
      <Button htmlType="submit">{text('check.suppose')}</Button>
    </form>
  )
}
