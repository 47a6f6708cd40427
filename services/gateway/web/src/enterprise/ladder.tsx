import { Tag } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { LadderRung } from '../api/enterprises.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Empty } from '../kit/empty.tsx'
import { Provenance } from '../kit/provenance.tsx'

const RungDrawer = lazy(async () => {
  const { RungDrawer: drawer } = await import('./rung-drawer.tsx')
  return { default: drawer }
})

const ENDED = new Set(['delisted', 'failed'])
const MARKET = new Set(['listing-filed', 'registered', 'listed'])

function classOf(rung: LadderRung): string {
  if (rung.withdrawn) return 'step withdrawn'
  if (ENDED.has(rung.rung)) return 'step ended'
  return MARKET.has(rung.rung) ? 'step market' : 'step reached'
}

/** The rungs an enterprise has reached, oldest first; each opens its evidence and its trace. */
export function Ladder(props: { rungs: readonly LadderRung[]; past: boolean }) {
  const text = useText()
  const [openId, setOpenId] = useState<string>()
  const open = props.rungs.find((rung) => rung.rungId === openId)
  if (props.rungs.length === 0) {
    return <Empty says={text(props.past ? 'ladder.emptyAsOf' : 'ladder.empty')} />
  }
  return (
    <>
      <ol className="steps">
        {props.rungs.map((rung) => (
          <li key={rung.rungId} className={classOf(rung)}>
            <RungLine rung={rung} onOpen={() => setOpenId(rung.rungId)} />
          </li>
        ))}
      </ol>
      {open ? (
        <Suspense fallback={null}>
          <RungDrawer rung={open} onClose={() => setOpenId(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}

function RungLine(props: { rung: LadderRung; onOpen: () => void }) {
  const text = useText()
  const word = useWord()
  const { rung } = props
  return (
    <button
      type="button"
      className="rung-button"
      data-testid={`rung-${rung.rung}`}
      onClick={props.onOpen}
    >
      <strong>{word('rungs', rung.rung)}</strong>
      <span className="quiet">{rung.reachedOn}</span>
      {rung.round || rung.papersWithheld ? <Tag>{text('ladder.fromRound')}</Tag> : null}
      {rung.furtherRounds.length > 0 ? (
        <Tag>{text('ladder.furtherRounds', { count: rung.furtherRounds.length })}</Tag>
      ) : null}
      {rung.withdrawn ? <Tag color="red">✗ {text('ladder.withdrawn')}</Tag> : null}
      {rung.amendments.length > 0 && !rung.withdrawn ? (
        <Tag>{text('ladder.corrected', { count: rung.amendments.length })}</Tag>
      ) : null}
      <Provenance of={rung.provenance} />
    </button>
  )
}
