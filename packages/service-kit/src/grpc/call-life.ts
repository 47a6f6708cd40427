import { deadlineOf, type RawCall } from './server-call.ts'
import type { ServerLimits } from './server-types.ts'

/** From a call's arrival until it is answered, cancelled or out of time. */
export interface CallLife {
  readonly deadlineAt: number
  /** Aborted when nobody waits for the answer any more. */
  signal(): AbortSignal
  /** Whether nobody waits for an answer any more. */
  ended(): boolean
  /** Ends it; true the first time, when an answer may still be sent. */
  close(): boolean
}

/** Watches over a call; `outOfTime` answers where grpc-js knows of no deadline or of a longer one. */
export function callLife(raw: RawCall, limits: ServerLimits, outOfTime: () => void): CallLife {
  const { at, enforced } = deadlineOf(raw, limits)
  let open = true
  let abandoned = raw.cancelled
  let controller: AbortController | undefined
  let timer: NodeJS.Timeout | undefined

  const close = (): boolean => {
    const first = open
    open = false
    clearTimeout(timer)
    return first
  }
  const abandon = (reason: string): void => {
    // grpc-js says "cancelled" after every call, answered ones too.
    if (!open) return
    close()
    abandoned = true
    controller?.abort(new Error(reason))
  }
  raw.on('cancelled', () => abandon('The caller gave up, or its deadline passed'))
  if (!enforced) {
    timer = setTimeout(() => {
      abandon('The call took longer than the server allows')
      outOfTime()
    }, at - Date.now())
  }
  return {
    deadlineAt: at,
    close,
    ended: () => abandoned,
    signal() {
      controller ??= new AbortController()
      if (abandoned) controller.abort(new Error('Nobody waits for the answer any more'))
      return controller.signal
    },
  }
}
