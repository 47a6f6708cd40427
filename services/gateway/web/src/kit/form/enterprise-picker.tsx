import { Select } from 'antd'
import { useState } from 'react'
import { useEnterprises, useNamed } from '../../api/enterprises.ts'
import { useNameOf } from '../../app/reference.ts'
import { useText } from '../../i18n/i18n.ts'

const offeredMost = '20'

/** An enterprise of the register, looked for by a fragment of its name or its code. Its id is what is chosen. */
export function EnterprisePicker(props: {
  id?: string
  value: string
  clearable: boolean
  onChange: (id: string) => void
}) {
  const text = useText()
  const nameIn = useNameOf()
  const [search, setSearch] = useState('')
  const found = useEnterprises({ search: search.trim(), pageSize: offeredMost })
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.enterpriseId,
    label: [nameIn(one), one.uscc].filter(Boolean).join(' · '),
  }))
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      allowClear={props.clearable}
      placeholder={text('list.search')}
      loading={found.isFetching}
      options={options}
      // What is chosen has its name, whatever is looked for.
      labelRender={({ value }) =>
        options.find((one) => one.value === value)?.label ?? <Name id={String(value)} />
      }
      value={props.value || null}
      onChange={(id: string | null) => props.onChange(id ?? '')}
    />
  )
}

function Name(props: { id: string }) {
  const nameIn = useNameOf()
  const { named } = useNamed(props.id)
  return <>{named ? nameIn(named) : props.id}</>
}
