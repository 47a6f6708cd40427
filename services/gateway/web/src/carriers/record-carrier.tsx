import type { Enterprise } from '../api/enterprises.ts'
import { useDistricts, useMaterialFields, useNameOf } from '../app/reference.ts'
import { CommandButton } from '../kit/form/command-button.tsx'

/** Offers to record a carrier: one that an enterprise hosts from that one's page, one of institutions from the list. */
export function RecordCarrier(props: { host?: Enterprise }) {
  const nameIn = useNameOf()
  const { host } = props
  const fields = useMaterialFields()
  const districts = useDistricts()
  const name = host ? nameIn(host) : ''
  return (
    <CommandButton
      id="recordCarrier"
      primary={!host}
      hide={['provenance.synthetic']}
      enterprises={['enterpriseId']}
      need={['provenance', 'evidence']}
      initial={{
        provenance: { confidence: 'reported', synthetic: false },
        hosts: host ? [{ enterpriseId: host.enterpriseId, name }] : [{}],
        ...(host?.district && { district: host.district }),
        ...(host?.materialField && { fields: [host.materialField] }),
      }}
      options={{
        fields,
        district: districts,
      }}
    />
  )
}
