import type { Refusals } from './refusal.ts'

export const servicesRefusals = {
  BATCH_NOT_OFFERED: {
    kind: 'invalid',
    title: ['此操作不能成批提交。', 'This operation is not taken in batches.'],
    detail: ['{rpc} 不能成批提交', '{rpc} is not taken in batches'],
    mend: ['请逐个提交。', 'Send them one by one.'],
    facts: ['rpc'],
  },
  BATCH_NOT_BEGUN: {
    kind: 'unavailable',
    title: [
      '本批的时间已到，这一条尚未开始，未记录任何内容。',
      'Time ran out before this entry of the batch was begun; nothing of it was recorded.',
    ],
    mend: ['请稍后用同一个键再提交这一条。', 'Give it again under the same key in a moment.'],
  },
  BATCH_TOO_LARGE: {
    kind: 'too-large',
    title: ['一批的条目过多。', 'A batch holds too many entries.'],
    mend: ['每批最多 {most} 条，请分批提交。', 'Send at most {most} at a time.'],
    facts: ['most'],
  },
  FACT_KIND_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这一类事实。', 'There is no such kind of facts.'],
    detail: ['这里没有“{kind}”类事实', 'There are no facts of the kind "{kind}" here'],
    mend: ['请从以下各类中选取：{known}', 'Ask for one of these: {known}'],
  },
  RESUME_TOKEN_INVALID: {
    kind: 'invalid',
    title: ['续接标记无效。', 'The resume token is not valid.'],
    mend: [
      '请原样使用最近一次收到的标记；或留空，从头接收。',
      'Use the last one that was received, as it came; or none, and be told everything anew.',
    ],
  },
  READER_TOO_SLOW: {
    kind: 'exhausted',
    title: ['接收过慢，本次订阅已结束。', 'The reader took too long, and the stream was ended.'],
    mend: [
      '请用最近一次收到的续接标记重新订阅，不会遗漏。',
      'Watch again with the last resume token that was received: nothing is missed.',
    ],
  },
  TOO_MANY_WATCHES: {
    kind: 'exhausted',
    title: ['同时进行的订阅过多。', 'Too many streams are open.'],
    mend: ['请结束不用的订阅，稍后再试。', 'End those that are not needed, and try again later.'],
  },
  CONCURRENT_CHANGES: {
    kind: 'conflict',
    title: [
      '其他人一直在同时修改，未记录任何内容。',
      'Others kept changing it at the same time; nothing was recorded.',
    ],
    mend: [
      '请稍候，再用同一个 Idempotency-Key（命令编号）重试。',
      'Wait a moment, then repeat with the same Idempotency-Key (command id).',
    ],
    facts: ['stream', 'attempts'],
  },
  EVENT_STORE_UNAVAILABLE: {
    kind: 'unavailable',
    title: [
      '数据库暂时不可用，未记录任何内容。',
      'The database cannot be reached; nothing was recorded.',
    ],
    mend: [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key（命令编号）重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key (command id).',
    ],
  },
  REGISTRY_UNAVAILABLE: {
    kind: 'unavailable',
    title: [
      '暂时无法向登记服务核实这家企业，未记录任何内容。',
      'The registry cannot be asked about this enterprise now; nothing was recorded.',
    ],
    mend: [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key 重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key.',
    ],
    facts: ['enterprise_id'],
  },
  EVENT_STORE_OVERLOADED: {
    kind: 'exhausted',
    title: [
      '等待写入的命令过多，未记录任何内容。',
      'Too many commands are waiting; nothing was recorded.',
    ],
    mend: [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key（命令编号）重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key (command id).',
    ],
  },
  AUDIT_ENTRY_TOO_LARGE: {
    kind: 'too-large',
    title: ['审计记录过大。', 'The audit entry is too large.'],
    detail: [
      '审计记录有 {bytes} 字节，上限为 {most_bytes}',
      'The audit entry has {bytes} bytes, {most_bytes} are allowed',
    ],
    mend: ['请减少一次查询的内容', 'Ask for less at a time'],
  },
  AUDIT_ENTRY_DIFFERS: {
    kind: 'already-exists',
    title: [
      '审计日志中已有同一编号、内容不同的记录。',
      'The audit log has another entry of this id.',
    ],
    detail: ['审计日志中编号 {id} 的记录内容不同', 'Under {id} the audit log holds something else'],
    mend: ['请使用新的编号', 'Use another id'],
  },
  AUDIT_INDEX_UNKNOWN: {
    kind: 'not-found',
    title: ['审计日志没有这个位置。', 'The audit log does not reach so far.'],
    detail: ['审计日志没有位置 {index}', 'The audit log has no entry {index}'],
    mend: ['请使用不超过签名树头大小的位置', 'Name a place below the size of a signed head'],
  },
  AUDIT_LOG_DAMAGED: {
    kind: 'internal',
    title: [
      '审计日志与其签名不符，已停止写入。',
      'The audit log is not what was signed; nothing is added to it.',
    ],
    detail: [
      '审计日志自第 {index} 条起与记录不符',
      'The audit log differs from what was recorded at entry {index}',
    ],
    mend: [
      '请导出审计日志并用 pnpm seedline audit verify 检查，再从备份恢复',
      'Export the audit log, check it by pnpm seedline audit verify, and restore it from a backup',
    ],
  },
  DATABASE_AWAY: {
    kind: 'unavailable',
    title: ['数据库暂时不可用。', 'The database cannot be reached.'],
    detail: ['数据库暂时不可用或过于繁忙', 'The database is away or too busy at the moment'],
    mend: ['请稍后重试', 'Try again in a moment'],
  },
  VIEW_NOT_CURRENT: {
    kind: 'unavailable',
    title: ['所问的版本尚未到达。', 'The version asked for has not arrived yet.'],
    detail: [
      '视图 {view} 尚未包含 {stream} 的第 {version} 版',
      'The view {view} does not include version {version} of {stream} yet',
    ],
    mend: ['请稍后重试', 'Try again in a moment'],
  },
  VIEW_BEING_BUILT: {
    kind: 'unavailable',
    title: ['视图正在重建。', 'The view is being built anew.'],
    detail: ['视图 {view} 正在构建', 'The view {view} is being built'],
    mend: ['请稍后重试', 'Try again in a moment'],
  },
  STREAM_UNREADABLE: {
    kind: 'internal',
    title: ['一条记录无法读取。', 'A record cannot be read.'],
    detail: [
      '{stream} 第 {version} 版的记录无法读取',
      'The record of {stream} at version {version} cannot be read',
    ],
    mend: [
      '请联系运维人员，并附上追踪编号',
      'Tell the operator, with the trace id of this request',
    ],
  },
  TOO_LARGE: {
    kind: 'too-large',
    title: ['一次记录的内容过大。', 'This is more than can be recorded at once.'],
    mend: ['请分成几个较小的命令', 'Split it into several smaller commands'],
  },
  RECORD_FULL: {
    kind: 'refused',
    title: [
      '这份记录的内容已满，再多就无法一次读出。',
      'This record is full: with more, it could no longer be read in one answer.',
    ],
    detail: [
      '这份记录最多 {most_bytes} 字节，已有 {bytes} 字节，本次需要 {added_bytes} 字节',
      'This record holds at most {most_bytes} bytes; it has {bytes}, and this would add {added_bytes}',
    ],
    mend: [
      '请减少或缩短随附的佐证、说明与名单，例如用一份合并的材料代替多份',
      'Give less or shorter evidence, notes and lists: one bundle in place of many papers, for instance',
    ],
  },
  REQUEST_TOO_LARGE: {
    kind: 'too-large',
    title: ['请求超过服务的大小限制。', 'The request is larger than the service allows.'],
    mend: ['请分成几次提交', 'Send it in several parts'],
    facts: ['bytes', 'most_bytes'],
  },
  ID_INVALID: {
    kind: 'invalid',
    title: ['编号的格式有误。', 'The id is malformed.'],
    detail: ['{name} 必须是 1 至 200 个字符的文本', '{name} must be text of 1 to 200 characters'],
    mend: ['请检查并更正编号', 'Check the id and correct it'],
    facts: ['found'],
  },
  VERSION_NOT_REACHED: {
    kind: 'invalid',
    title: ['所问的版本尚不存在。', 'The version asked for does not exist yet.'],
    detail: [
      '所问的第 {asked} 版尚不存在，现在是第 {current_version} 版',
      'Version {asked} was asked for, but the record is at version {current_version}',
    ],
    mend: [
      '请使用写入时得到的版本号，或 0',
      'Ask for the version that a write answered with, or for 0',
    ],
  },
  NOT_YET_SETTLED: {
    kind: 'invalid',
    title: [
      '所问的时刻太近，当时已在写入的内容可能还会出现。',
      'The moment asked for is too recent: what was being recorded then may still come.',
    ],
    detail: [
      '按记录时间只能问到 {settled_until}，所问的是 {asked}',
      'As recorded is answered up to {settled_until}; {asked} was asked for',
    ],
    mend: [
      '请在 {ask_again_at} 之后再问，或不填 recordedAsOf 查看当前内容',
      'Ask again after {ask_again_at}, or leave recordedAsOf out to see what is current',
    ],
  },
  PAGE_SIZE_INVALID: {
    kind: 'invalid',
    title: ['每页条数有误。', 'The page size is not valid.'],
    detail: ['每页不能是 {asked} 条', "A page can't hold {asked} entries"],
    mend: ['请填 1 到 200,或 0 表示 50', 'Ask for 1 to 200; 0 means 50'],
  },
  REPLAY_FROM_MISSING: {
    kind: 'invalid',
    title: ['没有说明从何时起重放。', 'The moment to replay from is missing.'],
    detail: ['未说明从何时起重放', 'The moment to replay from is missing'],
    mend: ['请填写 from,例如 2026-01-01T00:00:00Z', 'Fill in from, such as 2026-01-01T00:00:00Z'],
  },
  REPLAY_FROM_TOO_EARLY: {
    kind: 'invalid',
    title: ['重放不能从 1970 年之前开始。', "A replay can't start before 1970."],
    detail: ['重放不能从 1970 年之前（{from}）开始', "A replay can't start before 1970 ({from})"],
    mend: [
      '如需全部重新处理，请填写 1970-01-01T00:00:00Z',
      'To handle all events again, replay from 1970-01-01T00:00:00Z',
    ],
  },
  DEAD_LETTER_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这个未处理事件。', 'There is no such parked event.'],
    detail: ['没有搁置的事件 {id}', 'There is no parked event {id}'],
    mend: ['请从搁置列表中选取', 'Take an id from the list of parked events'],
  },
  SUBSCRIPTION_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这个订阅。', 'There is no such subscription.'],
    detail: ['没有名为 {subscription} 的订阅', 'There is no subscription {subscription} here'],
    mend: ['请从投递状态中选取名称', 'Take a name from the delivery figures'],
  },
  SUBSCRIPTION_NOT_A_VIEW: {
    kind: 'refused',
    title: [
      '这个订阅不是视图，无法重建。',
      'This subscription is not a view and has nothing to rebuild.',
    ],
    detail: [
      '{subscription} 不是视图，无法重建',
      '{subscription} is not a view and has nothing to rebuild',
    ],
    mend: ['如需重新处理，请从某一时刻重放', 'To handle events again, replay from a moment'],
  },
  FEED_RANGE_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这样的已发布记录。', 'There are no such published streams.'],
    detail: [
      '{category} 没有这样的已发布记录',
      'There are no such published streams of {category}',
    ],
    mend: ['请按服务清单所列的类别查询', 'Ask for a category that the list of services names'],
  },
  SERVICE_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这个服务。', 'There is no such service.'],
    mend: ['可用的服务：{allowed}。', 'The services are {allowed}.'],
  },
} as const satisfies Refusals
