import { useState } from 'react'
import { type FoundEnterprise, useEnterpriseSearch } from '../api/credit.ts'
import { useNameOf } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { SearchBox } from '../kit/search-box.tsx'
import { familyOf } from './family-of.ts'

/** One box for a name, a credit code or the number of a right; what is found is chosen from. */
export function EnterpriseChoice(props: { onChoose: (found: FoundEnterprise) => void }) {
  const text = useText()
  const nameIn = useNameOf()
  const [search, setSearch] = useState('')
  const found = useEnterpriseSearch(search, familyOf(search))
  return (
    <div className="stack tight no-print">
      <SearchBox label={text('bank.search')} value={search} onSearch={setSearch} />
      {search === '' ? null : (
        <Asked query={found}>
          {(all) =>
            all.length === 0 ? (
              <p role="status">{text('bank.nothingFound')}</p>
            ) : (
              <ul className="facts" data-testid="found-enterprises">
                {all.map((one) => (
                  <li key={`${one.enterprise.enterpriseId} ${one.right?.number ?? ''}`}>
                    <button
                      type="button"
                      className="rung-button"
                      onClick={() => {
                        setSearch('')
                        props.onChoose(one)
                      }}
                    >
                      <strong>{nameIn(one.enterprise)}</strong>
                      <span className="quiet mono">{one.enterprise.uscc}</span>
                      {one.right ? (
                        <span className="quiet">
                          {text('bank.ownsRight', { number: one.right.number })}
                        </span>
                      ) : null}
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </Asked>
      )}
    </div>
  )
}
