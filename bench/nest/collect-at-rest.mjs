// What the services of Seedline do by themselves: the first quiet look after a busy one collects garbage.
import { performance } from 'node:perf_hooks'

let before = performance.eventLoopUtilization()
let owed = true
setInterval(() => {
  const now = performance.eventLoopUtilization()
  const { utilization } = performance.eventLoopUtilization(now, before)
  before = now
  if (utilization > 0.1) owed = true
  else if (owed && utilization < 0.05) {
    owed = false
    globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  }
}, 5_000).unref()
