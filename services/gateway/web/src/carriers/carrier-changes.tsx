import type { Carrier } from '../api/carriers.ts'
import { useDistricts, useMaterialFields } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { CommandButton } from '../kit/form/command-button.tsx'
import type { Option } from '../kit/form/controls.tsx'

/** What can be recorded of a carrier further, and what of it was wrong. */
export function CarrierChanges(props: { carrier: Carrier }) {
  const { carrier } = props
  const { carrierId, version, closedOn } = carrier
  const path = { carrierId }
  return (
    <div className="actions no-print">
      <CommandButton
        id="recogniseCarrier"
        path={path}
        offered={!closedOn}
        hide={['provenance.synthetic']}
        need={['provenance', 'evidence']}
        initial={{ provenance: { confidence: 'reported', synthetic: false } }}
      />
      <Correct carrier={carrier} />
      <CommandButton id="closeCarrier" path={path} offered={!closedOn} need={['evidence']} />
      <ReverseEntry carrier={carrier} />
      <CommandButton id="reverseCarrier" path={path} seen={version} />
    </div>
  )
}

function Correct(props: { carrier: Carrier }) {
  const fields = useMaterialFields()
  const districts = useDistricts()
  const recognitions = useRecognitions(props.carrier)
  const { carrier } = props
  const { carrierId, version, nameEn, hosts, district } = carrier
  // Which recognition is meant is chosen: what is written of one is written by whoever corrects it.
  return (
    <CommandButton
      id="correctCarrier"
      path={{ carrierId }}
      seen={version}
      initial={{ nameEn, hosts, district, fields: carrier.fields }}
      options={{
        fields,
        district: districts,
        recognition: recognitions,
      }}
      enterprises={['enterpriseId']}
      complete={({ recognition, ...request }) => ({
        ...request,
        ...(recognition === undefined ? {} : { recognition: Number(recognition) }),
      })}
    />
  )
}

function ReverseEntry(props: { carrier: Carrier }) {
  const text = useText()
  const recognitions = useRecognitions(props.carrier)
  const { carrierId, version, closure, closedOn } = props.carrier
  const later = recognitions.length > 1 ? recognitions : []
  const ended: readonly Option[] =
    closure === undefined
      ? []
      : [
          {
            value: String(closure),
            label: text('history.entry', {
              version: String(closure),
              what: text('carriers.endedOn', { day: closedOn ?? '' }),
            }),
          },
        ]
  const entries = [...ended, ...later]
  if (entries.length === 0) return null
  return (
    <CommandButton
      id="reverseCarrierEntry"
      path={{ carrierId }}
      seen={version}
      options={{ entry: entries }}
      complete={(request) => ({ ...request, entry: Number(request.entry) })}
    />
  )
}

/** The recognitions of a carrier to choose from. */
function useRecognitions({ recognitions }: Carrier): readonly Option[] {
  const text = useText()
  const word = useWord()
  return recognitions.map(({ entry, level, recognisedOn }) => ({
    value: String(entry),
    label: text('history.entry', {
      version: String(entry),
      what: `${word('designationLevels', level)} ${recognisedOn}`,
    }),
  }))
}
