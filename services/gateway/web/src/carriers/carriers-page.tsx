import { Button, Tag } from 'antd'
import { exportCarriers, useCarriers } from '../api/carriers.ts'
import { useDistricts, useMaterialFields } from '../app/reference.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { useText } from '../i18n/i18n.ts'
import { AsOfBar } from '../kit/as-of-bar.tsx'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListPage } from '../kit/list-page.tsx'
import { isPast, useAsOf } from '../kit/use-as-of.ts'
import { isFiltered, useFilter } from '../kit/use-filter.ts'
import { useTermOptions } from '../kit/use-term-options.ts'
import { CarriersTable } from './carriers-table.tsx'
import { RecordCarrier } from './record-carrier.tsx'

const nothing = { kind: '', level: '', district: '', field: '', enterpriseId: '', validOn: '' }

/** Innovation carriers by kind, level, district, field, host and the day on which they count. */
export function CarriersPage() {
  const text = useText()
  const [asOf, setAsOf] = useAsOf()
  const [filter, change] = useFilter(
    'kind',
    'level',
    'district',
    'field',
    'enterpriseId',
    'validOn',
  )
  const found = useCarriers(filter, asOf)
  const choice = (
    key: 'kind' | 'level' | 'district' | 'field',
    all: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <ChoiceFilter
      all={all}
      value={filter[key]}
      options={options}
      onChange={(value) => change({ [key]: value })}
    />
  )
  const filtered = isFiltered(filter)
  return (
    <div className="stack">
      <AsOfBar asOf={asOf} onChange={setAsOf} />
      <ListPage
        title={text('carriers.title')}
        actions={
          <>
            <Button onClick={() => void exportCarriers(filter, asOf)}>{text('list.export')}</Button>
            {isPast(asOf) ? null : <RecordCarrier />}
          </>
        }
        filters={
          <>
            {choice('kind', text('carriers.allKinds'), useTermOptions('carrierKinds'))}
            {choice('level', text('carriers.allLevels'), useTermOptions('designationLevels'))}
            {choice('district', text('list.allDistricts'), useDistricts())}
            {choice('field', text('list.allFields'), useMaterialFields())}
            <label className="quiet" htmlFor="carriers-valid-on">
              {text('carriers.validOn')}
            </label>
            <DayPicker
              id="carriers-valid-on"
              value={filter.validOn}
              onChange={(validOn) => change({ validOn })}
            />
            {filter.enterpriseId ? (
              <Tag closable onClose={() => change({ enterpriseId: '' })}>
                <EnterpriseLink id={filter.enterpriseId} />
              </Tag>
            ) : null}
          </>
        }
        query={found}
        pageToken={filter.pageToken}
        onPage={(pageToken) => change({ pageToken })}
        rows={(rows) => <CarriersTable rows={rows} asOf={asOf} />}
        none={
          <Empty says={text(filtered ? 'carriers.emptyFilter' : 'carriers.empty')}>
            {filtered ? (
              <Button onClick={() => change(nothing)}>{text('list.clearFilter')}</Button>
            ) : null}
          </Empty>
        }
      />
    </div>
  )
}
