import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useReplay } from '../api/credit.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'

/** Decides a query once more by what was recorded of it, and says whether the bytes are the same. */
export function Replay(props: { queryId: string }) {
  const text = useText()
  const [wanted, setWanted] = useState(false)
  const replay = useReplay(props.queryId, wanted)
  return (
    <div className="stack tight">
      <div className="no-print">
        <Button onClick={() => (wanted ? void replay.refetch() : setWanted(true))}>
          {text('bank.replay')}
        </Button>
      </div>
      {wanted ? (
        <Asked query={replay}>
          {({ same, recordedDigest, replayedDigest }) => (
            <Alert
              type={same ? 'success' : 'error'}
              showIcon
              data-testid="replayed"
              title={text(same ? 'bank.replaySame' : 'bank.replayDiffers')}
              description={
                <span className="mono">
                  {same ? recordedDigest : `${recordedDigest} ≠ ${replayedDigest}`}
                </span>
              }
            />
          )}
        </Asked>
      ) : null}
    </div>
  )
}
