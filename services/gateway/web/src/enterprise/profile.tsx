import type { Enterprise } from '../api/enterprises.ts'
import {
  nameOf,
  useDistricts,
  useMaterialFields,
  useParks,
  usePlannedRole,
} from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'
import { Details } from '../kit/details.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'
import { ContactsPart } from './contacts.tsx'
import { Duplicates } from './duplicates.tsx'
import { GroupPart } from './group.tsx'
import { LicenceParts } from './licence.tsx'

type FormerName = Enterprise['formerNames'][number]

/** Who an enterprise is and was called, and what may be recorded of that. */
export function Profile(props: { enterprise: Enterprise; asOf: AsOf }) {
  const text = useText()
  const { enterprise } = props
  const { enterpriseId, formerNames } = enterprise
  const open = !isPast(props.asOf) && !enterprise.closedOn && !enterprise.mergedInto
  const path = { enterpriseId }
  const fields = useMaterialFields()
  const districts = useDistricts()
  const parks = useParks()
  const plannedRole = usePlannedRole(enterprise.district)
  return (
    <>
      <Part title={text('enterprise.names')} actions={open ? <Changes path={path} /> : null}>
        <Details
          schema="Enterprise"
          of={enterprise}
          show={[
            'nameZh',
            'nameEn',
            'uscc',
            [text('list.field'), nameOf(fields, enterprise.materialField) || undefined],
            [text('list.district'), nameOf(districts, enterprise.district) || undefined],
            [text('enterprise.park'), nameOf(parks, enterprise.park) || undefined],
            [text('enterprise.plannedRole'), plannedRole || undefined],
          ]}
        />
      </Part>
      <Part
        title={text('enterprise.formerNames')}
        testId="former-names"
        actions={open ? <CommandButton id="recordFormerName" path={path} /> : null}
      >
        {formerNames.length > 0 ? (
          <FormerNames names={formerNames} open={open} enterpriseId={enterpriseId} />
        ) : (
          <Empty says={text('enterprise.noFormerNames')} />
        )}
      </Part>
      <Duplicates enterprise={enterprise} open={!isPast(props.asOf)} />
      {isPast(props.asOf) ? null : (
        <ContactsPart enterpriseId={enterpriseId} of={enterprise} open={!enterprise.mergedInto} />
      )}
      <GroupPart enterpriseId={enterpriseId} asOf={props.asOf} open={!enterprise.mergedInto} />
      <LicenceParts enterpriseId={enterpriseId} asOf={props.asOf} />
    </>
  )
}

function Changes(props: { path: { enterpriseId: string } }) {
  const options = {
    materialField: useMaterialFields(),
    district: useDistricts(),
    park: useParks(),
  }
  return (
    <>
      <CommandButton id="correctEnterprise" path={props.path} options={options} />
      <CommandButton id="renameEnterprise" path={props.path} />
      <CommandButton id="closeEnterprise" path={props.path} />
    </>
  )
}

function FormerNames(props: { names: readonly FormerName[]; open: boolean; enterpriseId: string }) {
  const column = useColumn<FormerName>('FormerName')
  const columns: Column<FormerName>[] = [
    column('nameZh'),
    column('nameEn'),
    column('until'),
    {
      key: 'withdraw',
      title: '',
      cell: ({ until }) =>
        props.open ? (
          <CommandButton
            id="withdrawFormerName"
            path={{ enterpriseId: props.enterpriseId, until }}
          />
        ) : null,
    },
  ]
  return <DataTable rows={props.names} rowKey={({ until }) => until} columns={columns} />
}
