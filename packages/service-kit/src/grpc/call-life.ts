import type { IncomingCall } from './direct-calls.ts'
import { deadlineOf } from './server-call.ts'
import type { ServerLimits } from './server-types.ts'

/** From a call's arrival until it is answered, cancelled or out of time. */
export interface CallLife {
  readonly deadlineAt: number
  /** Aborted when nobody waits for the answer any more. */
  signal(): AbortSignal
  /** Whether nobody waits for an answer any more. */
  abandoned(): boolean
  /** Ends it; true the first time, when an answer may still be sent. */
  close(): boolean
}

/** Watches over a call; `outOfTime` answers where grpc-js knows of no deadline or of a longer one. */
export function callLife(
  call: IncomingCall,
  limits: ServerLimits,
  outOfTime: () => void,
): CallLife {
  const { at, enforced } = deadlineOf(call.deadline, limits)
  let open = true
  let abandoned = false
  let controller: AbortController | undefined
  let timer: NodeJS.Timeout | undefined

  const close = (): boolean => {
    const first = open
    open = false
    if (timer) clearTimeout(timer)
    return first
  }
  const abandon = (): void => {
    // grpc-js ends every call this way, answered ones too.
    if (!close()) return
    abandoned = true
    controller?.abort(new Error(nobodyWaits))
  }
  call.onEnd = abandon
  if (!enforced) {
    timer = setTimeout(() => {
      abandon()
      outOfTime()
    }, at - Date.now())
  }
  return {
    deadlineAt: at,
    close,
    abandoned: () => abandoned,
    signal() {
      controller ??= new AbortController()
      if (abandoned) controller.abort(new Error(nobodyWaits))
      return controller.signal
    },
  }
}

const nobodyWaits = 'Nobody waits for the answer any more: cancelled, or out of time'
