import { entry } from './entry.ts'

/** Refusals that any service may give, and those of its operators' RPCs. */
export const services = {
  CONCURRENT_CHANGES: entry(
    409,
    [
      '其他人一直在同时修改，未记录任何内容。',
      'Others kept changing it at the same time; nothing was recorded.',
    ],
    [
      '请稍候，再用同一个 Idempotency-Key 重试。',
      'Wait a moment, then repeat with the same Idempotency-Key.',
    ],
  ),
  EVENT_STORE_UNAVAILABLE: entry(
    503,
    ['数据库暂时不可用，未记录任何内容。', 'The database cannot be reached; nothing was recorded.'],
    [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key 重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key.',
    ],
  ),
  REGISTRY_UNAVAILABLE: entry(
    503,
    [
      '暂时无法向登记服务核实这家企业，未记录任何内容。',
      'The registry cannot be asked about this enterprise now; nothing was recorded.',
    ],
    [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key 重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key.',
    ],
  ),
  EVENT_STORE_OVERLOADED: entry(
    429,
    [
      '等待写入的命令过多，未记录任何内容。',
      'Too many commands are waiting; nothing was recorded.',
    ],
    [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key 重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key.',
    ],
  ),
  DATABASE_AWAY: entry(
    503,
    ['数据库暂时不可用。', 'The database cannot be reached.'],
    ['请按 Retry-After 稍候再试。', 'Wait as Retry-After says, then try again.'],
  ),
  VIEW_NOT_CURRENT: entry(
    503,
    ['所问的版本尚未到达。', 'The version asked for has not arrived yet.'],
    ['写入已被接受；请稍候再读。', 'The write was accepted: read again in a moment.'],
  ),
  VIEW_BEING_BUILT: entry(
    503,
    ['视图正在重建。', 'The view is being built anew.'],
    ['请按 Retry-After 稍候再读。', 'Wait as Retry-After says, then read again.'],
  ),
  STREAM_UNREADABLE: entry(
    500,
    ['一条记录无法读取。', 'A record cannot be read.'],
    ['请把 traceId 告知运维人员。', 'Give the traceId to an operator.'],
  ),
  TOO_LARGE: entry(
    413,
    ['一次记录的内容过大。', 'This is more than can be recorded at once.'],
    ['请分成几次发送。', 'Split it into several requests.'],
  ),
  REQUEST_TOO_LARGE: entry(
    413,
    ['请求超过服务的大小限制。', 'The request is larger than the service allows.'],
    ['请分成几次发送。', 'Split it into several requests.'],
  ),
  ID_INVALID: entry(
    400,
    ['编号的格式有误。', 'The id is malformed.'],
    ['请原样使用系统给出的编号。', 'Use the id exactly as the system gave it.'],
  ),
  VERSION_NOT_REACHED: entry(
    400,
    ['所问的版本尚不存在。', 'The version asked for does not exist yet.'],
    [
      'atLeastVersion 请使用写入时得到的版本。',
      'Give as atLeastVersion the version that a write answered with.',
    ],
  ),
  PAGE_SIZE_INVALID: entry(
    400,
    ['每页条数有误。', 'The page size is not valid.'],
    ['请填写 1 至 200。', 'Ask for 1 to 200.'],
  ),
  REPLAY_FROM_MISSING: entry(
    400,
    ['没有说明从何时起重放。', 'The moment to replay from is missing.'],
    ['请填写 from，例如 2026-01-01T00:00:00Z。', 'Fill in `from`, such as 2026-01-01T00:00:00Z.'],
  ),
  REPLAY_FROM_TOO_EARLY: entry(
    400,
    ['重放不能从 1970 年之前开始。', "A replay can't start before 1970."],
    [
      '如需全部重新处理，请填写 1970-01-01T00:00:00Z。',
      'To handle all events again, replay from 1970-01-01T00:00:00Z.',
    ],
  ),
  DEAD_LETTER_UNKNOWN: entry(
    404,
    ['没有这个未处理事件。', 'There is no such parked event.'],
    ['它可能已被处理；请刷新列表。', 'It may have been handled; refresh the list.'],
  ),
  SUBSCRIPTION_UNKNOWN: entry(
    404,
    ['没有这个订阅。', 'There is no such subscription.'],
    ['请使用投递状况中列出的名称。', 'Use a name from the delivery page.'],
  ),
  SUBSCRIPTION_NOT_A_VIEW: entry(
    422,
    ['这个订阅不是视图，无法重建。', 'This subscription is not a view and has nothing to rebuild.'],
    ['如需重新处理，请从某一时刻重放。', 'To handle events again, replay from a moment.'],
  ),
  SUBSCRIPTION_NOT_CONSUMING: entry(
    503,
    ['这个订阅目前没有在读取事件。', 'The subscription is not reading events at the moment.'],
    ['请在 Kafka 恢复后重试。', 'Try again once Kafka is back.'],
  ),
} as const
