import { Empty, Space, Tag, Timeline } from 'antd'
import { useState } from 'react'
import type { LadderRung } from '../api/enterprises.ts'
import { ProvenanceTag } from '../app/provenance-tag.tsx'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { RungDrawer } from './rung-drawer.tsx'

const ENDED = new Set(['delisted', 'failed'])
const MARKET = new Set(['listing-filed', 'registered', 'listed'])

function colorOf(rung: LadderRung): string {
  if (rung.withdrawn) return 'gray'
  if (ENDED.has(rung.rung)) return 'red'
  return MARKET.has(rung.rung) ? 'gold' : 'green'
}

/** The rungs an enterprise has reached, oldest first; each opens its evidence and its trace. */
export function Ladder(props: { rungs: readonly LadderRung[]; past: boolean }) {
  const text = useText()
  const [openId, setOpenId] = useState<string>()
  const open = props.rungs.find((rung) => rung.rungId === openId)
  if (props.rungs.length === 0) {
    return <Empty description={text(props.past ? 'ladder.emptyAsOf' : 'ladder.empty')} />
  }
  return (
    <>
      <Timeline
        items={props.rungs.map((rung) => ({
          key: rung.rungId,
          color: colorOf(rung),
          content: <RungLine rung={rung} onOpen={() => setOpenId(rung.rungId)} />,
        }))}
      />
      <RungDrawer rung={open} onClose={() => setOpenId(undefined)} />
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
      <Space wrap>
        <strong className={rung.withdrawn ? 'rung-withdrawn' : ''}>
          {word('rungs', rung.rung)}
        </strong>
        <span className="quiet">{rung.reachedOn}</span>
        {rung.round ? <Tag>{text('ladder.fromRound')}</Tag> : null}
        {rung.furtherRounds.length > 0 ? (
          <Tag>{text('ladder.furtherRounds', { count: rung.furtherRounds.length })}</Tag>
        ) : null}
        {rung.withdrawn ? <Tag color="red">✗ {text('ladder.withdrawn')}</Tag> : null}
        {rung.amendments.length > 0 && !rung.withdrawn ? (
          <Tag>{text('ladder.corrected', { count: rung.amendments.length })}</Tag>
        ) : null}
        <ProvenanceTag provenance={rung.provenance} />
      </Space>
    </button>
  )
}
