import { type CapTable, type HistoryEntry, useCapTable, useReversal } from '../api/enterprises.ts'
import { groupDigits } from '../i18n/format.ts'
import { useEventName } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Asked } from '../kit/asked.tsx'
import { Details } from '../kit/details.tsx'
import { subjectOf } from '../kit/event-lines.ts'
import { CommandButton } from '../kit/form/command-button.tsx'

/** Recorded on the cap table by hand, and standing. Whatever else is in the way, the service says. */
function isReversible({ recording, details, reversedBy }: HistoryEntry): boolean {
  // What names a deal came with its round, or keeps a place for it; what names versions is a reversal.
  const byHand = !('dealId' in details && details.dealId) && !('versions' in details)
  return recording.eventId.startsWith('cap_table-') && !reversedBy && byHand
}

/** Offers to take back an entry of the cap table, and others with it. */
export function ReverseEntry(props: {
  enterpriseId: string
  entry: HistoryEntry
  entries: readonly HistoryEntry[]
}) {
  const text = useText()
  const language = useLanguage()
  const eventName = useEventName()
  const { enterpriseId, entry } = props
  if (!isReversible(entry)) return null
  const labelOf = ({ recording, details }: HistoryEntry) =>
    text('history.entry', {
      version: String(recording.version),
      what: `${eventName(recording.eventType)} ${subjectOf(details, language)}`,
    })
  const options = props.entries
    .filter(isReversible)
    .map((each) => ({ value: String(each.recording.version), label: labelOf(each) }))
  return (
    <CommandButton
      id="reverseTransactions"
      label={text('history.reverse')}
      path={{ enterpriseId }}
      initial={{ versions: [String(entry.recording.version)] }}
      hide={['provenance']}
      options={{ versions: options }}
      preview={({ versions }) => <Follows enterpriseId={enterpriseId} versions={versions} />}
      complete={(request) => ({
        ...request,
        versions: (request.versions as readonly string[]).map(Number),
      })}
    />
  )
}

/** Who would own more or less. */
function Follows(props: { enterpriseId: string; versions: unknown }) {
  const text = useText()
  const versions = Array.isArray(props.versions) ? props.versions.map(String) : []
  const now = useCapTable(props.enterpriseId, { occurredOn: '', recordedOn: '' })
  const then = useReversal(props.enterpriseId, versions)
  return (
    <div className="stack" data-testid="reversal-follows">
      <span className="quiet">{text('reversal.final')}</span>
      <strong>{text('reversal.follows')}</strong>
      {versions.length > 0 ? (
        <Asked query={then}>
          {(table) => (now.data ? <Changes from={now.data} to={table} /> : null)}
        </Asked>
      ) : null}
    </div>
  )
}

function Changes(props: { from: CapTable; to: CapTable }) {
  const text = useText()
  const holders = new Map(
    [...props.from.holders, ...props.to.holders].map(({ holderId, name }) => [holderId, name]),
  )
  const quantityIn = (table: CapTable, id: string) =>
    table.holders.find(({ holderId }) => holderId === id)?.quantity ?? '0'
  const changed = [...holders].flatMap(([id, name]) => {
    const [before, after] = [quantityIn(props.from, id), quantityIn(props.to, id)]
    const change = { before: groupDigits(before), after: groupDigits(after) }
    return before === after ? [] : [[name, text('reversal.change', change), id] as const]
  })
  if (changed.length === 0) return <span>{text('reversal.same')}</span>
  return <Details schema="CapTable" of={props.to} show={changed} />
}
