import type { Text } from '@seedline/values'

interface FindingWords {
  readonly title: Text
  readonly mend: Text
}

const found = (zh: string, en: string, mendZh: string, mendEn: string): FindingWords => ({
  title: { zh, en },
  mend: { zh: mendZh, en: mendEn },
})

const restore = [
  '停止该服务，把该流恢复到备份中的内容，再次核对',
  'Stop the service, restore the stream from a backup, verify again',
] as const
const rebuild = [
  '保留这份清单，然后运行 replay rebuild 重建该视图',
  'Keep this list, then `replay rebuild` the view',
] as const
const retell = [
  '稍后再次核对；仍如此时对 kept_… 订阅运行 replay rebuild，重新收取',
  'Verify again in a moment; where it stays so, `replay rebuild` the subscription kept_…: all is told anew',
] as const
const replay = [
  '查看并重放停放的事件；核对涉及的流',
  'Look for a parked event and replay it; look at the streams involved',
] as const
const report = [
  '先不要更正：保留清单与日志并报告，这不该发生',
  'Correct nothing yet: keep the list and the logs and report it, it must not happen',
] as const
const snapshot = [
  '删除该快照：它只是为了省去重算，会自动重新生成',
  'Delete the snapshot: it only saves folding anew, and is made again by itself',
] as const
const republish = [
  '若 Kafka 丢了数据：把这些提交重新标为待发布，再重建视图',
  'Where Kafka lost data: mark these commits pending again, then rebuild the views',
] as const

/** All that `verify` can find, each with its sentence and its mend; docs/operations.md says more. */
export const findingCodes = {
  COMMIT_DAMAGED: found('提交无法读取', 'A commit can’t be read', ...restore),
  VERSION_GAP: found('流的版本不连续', 'The versions of a stream have a gap', ...restore),
  SIZE_WRONG: found('提交的事件数不符', 'A commit has another number of events', ...restore),
  TIME_STEPS_BACK: found('记录时间倒退', 'A recording time steps back', ...report),
  COMMAND_TWICE: found('同一命令生效两次', 'A command took effect twice', ...report),
  EVENT_UNKNOWN: found(
    '没有代码能读该事件',
    'No code reads this event',
    '部署认识该类型的版本',
    'Deploy the revision that knows its type',
  ),
  EVENT_DOES_NOT_FOLD: found('事件无法折叠', 'An event can’t be folded', ...restore),
  CATEGORY_UNKNOWN: found(
    '没有服务认领该流',
    'No aggregate claims this stream',
    '部署认识该类流的版本',
    'Deploy the revision that knows such streams',
  ),
  EVENT_NOT_READ_BY_VIEW: found(
    '视图无法读取事件',
    'A view can’t read an event',
    '修正视图的读取代码，再重放停放的事件',
    'Mend how the view reads it, then replay the parked event',
  ),
  EVENT_NOT_FOLDED_BY_VIEW: found(
    '视图无法折叠事件',
    'A view can’t fold an event',
    '修正视图的折叠代码，再重放停放的事件',
    'Mend the view’s fold, then replay the parked event',
  ),
  VIEW_NOT_BUILT: found(
    '视图尚未建成',
    'A view is not built yet',
    '等首次构建完成后再次核对',
    'Verify again when its first build is live',
  ),
  SUMS_BEHIND: found(
    '汇总尚未计入全部记录',
    'Sums have not counted everything yet',
    '稍后再次核对；持续如此时查看停放的事件和服务日志',
    'Verify again in a moment; where it stays so, look for parked events and into the log',
  ),
  SUMS_COUNTED_OTHERWISE: found(
    '汇总是按另一份参考数据计入的，须重新计入，尚未核对',
    'Sums were counted by other reference data and have to be counted anew: they are not compared',
    '用同一份参考数据重启该服务，等重新计入完成后再次核对',
    'Restart the service with the same reference data, wait until all is counted anew, verify again',
  ),
  CONTRIBUTION_DIFFERS: found(
    '汇总所依据的企业数据不符',
    'What was counted of a subject is not what its streams say',
    ...report,
  ),
  SUM_DIFFERS: found('汇总与其组成部分不符', 'A sum is not what was counted into it', ...report),
  KEPT_FACTS_NOT_TOLD: found(
    '留存的事实尚未完整收取',
    'Facts of another service were never all told',
    '对方服务可达后稍候，再次核对',
    'Wait until the service that tells them can be reached, verify again',
  ),
  KEPT_FACT_MISSING: found('缺少留存的事实', 'A kept fact is missing', ...retell),
  KEPT_FACT_STALE: found('留存的事实落后于其来源', 'A kept fact is behind its source', ...retell),
  KEPT_FACT_EXTRA: found('留存的事实来源已没有', 'A kept fact is not in its source', ...retell),
  KEPT_FACT_DIFFERS: found('留存的事实与其内容不符', 'A kept fact is not what it says', ...retell),
  KEPT_FACT_UNTOLD: found(
    '有一条事实无法告知或读取',
    'A fact can’t be told or read',
    '按其代码修复来源的记录或升级本服务，再重新收取',
    'Mend the record at its source as the code says, or upgrade this service, then have all told anew',
  ),
  DOCUMENT_MISSING: found('缺少视图文档', 'A document of a view is missing', ...rebuild),
  DOCUMENT_DAMAGED: found('视图文档已损坏', 'A document of a view is damaged', ...rebuild),
  DOCUMENT_DIFFERS: found('视图文档与流不符', 'A document is not what its streams say', ...rebuild),
  DOCUMENT_NOT_COMPARED: found(
    '文档所依据的流无法折叠',
    'A document can’t be compared: its stream doesn’t fold so far',
    '先修复为该流列出的问题，再次核对',
    'Mend what is listed of the stream first, verify again',
  ),
  DOCUMENT_WITHOUT_EVENTS: found('没有流导向该文档', 'No stream leads to a document', ...rebuild),
  VERSION_DIFFERS: found('文档未到应有的版本', 'A document is at another version', ...rebuild),
  EVENTS_HELD: found('文档中有事件在等缺口', 'Events wait in a document behind a gap', ...replay),
  SNAPSHOT_DAMAGED: found('快照已损坏', 'A snapshot is damaged', ...snapshot),
  SNAPSHOT_DIFFERS: found(
    '快照与重新折叠的流不符',
    'A snapshot is not what its stream folds to',
    '删除该快照；若折叠代码变了，须提高其 foldVersion',
    'Delete the snapshot; where the fold was changed, its foldVersion must rise',
  ),
  SNAPSHOT_OF_ANOTHER_HISTORY: found(
    '快照属于另一段历史',
    'A snapshot is of another history than its stream',
    ...snapshot,
  ),
  EVENT_PARKED: found(
    '有停放的事件等待处理',
    'A parked event waits for somebody',
    '消除其原因，再重放',
    'Mend its cause, then replay it',
  ),
  COMMIT_NOT_PUBLISHED: found(
    '提交长时间未发布',
    'A commit has not been published for long',
    '查看 Kafka 与转发器：delivery 会列出受阻的流',
    'Look at Kafka and the relay: `delivery` names a stream that is blocked',
  ),
  RUNG_MISSING: found('已交割的轮次没有阶段', 'A closed round has no rung', ...replay),
  RUNG_TWICE: found('已交割的轮次有多个阶段', 'A closed round stands on two rungs', ...report),
  RUNG_DIFFERS: found('阶段与轮次不符', 'A rung is not what its round says', ...report),
  RUNG_WITHOUT_ROUND: found('阶段指向不存在的轮次', 'A rung names no closed round', ...report),
  SECURITY_MISSING: found('认购未登记到股权表', 'A subscription was not issued', ...replay),
  SECURITY_TWICE: found('认购被登记多次', 'A subscription was issued twice', ...report),
  SECURITY_QUANTITY_DIFFERS: found(
    '登记的股数与认购不符',
    'Other shares were issued than subscribed',
    ...report,
  ),
  SECURITY_WITHOUT_ROUND: found(
    '股权登记指向不存在的认购',
    'A security names a deal that nobody subscribed to',
    ...report,
  ),
  ROUND_ELSEWHERE: found(
    '轮次记到了别的企业',
    'A round was entered with another enterprise',
    ...report,
  ),
  CAPITAL_NOT_INVESTED: found(
    '认购的资金未计为投资',
    'Subscribed capital is not invested',
    ...replay,
  ),
  CAPITAL_INVESTED_TWICE: found('同一轮次投资两次', 'A round was invested in twice', ...report),
  CAPITAL_DIFFERS: found(
    '投资额与认购不符',
    'Other capital was invested than subscribed',
    ...report,
  ),
  CAPITAL_WITHOUT_ROUND: found(
    '投资没有对应轮次',
    'Capital was invested without a round',
    ...report,
  ),
  RESERVATION_MISSING: found(
    '已批准的项目没有预留资金',
    'An approved deal has no capital reserved',
    ...report,
  ),
  RESERVATION_DIFFERS: found(
    '预留资金与项目不符',
    'Reserved capital is not what its deal says',
    ...report,
  ),
  RESERVATION_LEFT: found(
    '项目已结束仍预留资金',
    'A deal is over and keeps capital reserved',
    ...replay,
  ),
  RESERVATION_WITHOUT_APPROVAL: found(
    '预留资金没有对应的批准',
    'Capital is reserved for a deal that is not approved',
    ...replay,
  ),
  REVERSAL_INCOMPLETE: found(
    '轮次已冲销，其结果仍在',
    'A round was reversed, and something of it still stands',
    ...replay,
  ),
  PLACE_LEFT: found(
    '股权表仍为没有在交割的轮次留位',
    'A cap table keeps a place for a round that is not being closed',
    ...replay,
  ),
  PLACE_MISSING: found(
    '轮次交割时股权表没有留位',
    'A round was closed without a place on its cap table',
    ...report,
  ),
  MERGING_ONE_SIDED: found(
    '并入只记在一条流上',
    'A merging stands on one of its two streams alone',
    ...replay,
  ),
  TOPIC_EVENT_MISSING: found(
    '已发布的事件不在主题上',
    'A published event is not on its topic',
    ...republish,
  ),
  TOPIC_EVENT_UNKNOWN: found(
    '主题上的事件没有流',
    'An event on a topic is of no stream',
    '数据库可能恢复到更早的时刻：见“恢复 MongoDB”',
    'Perhaps the database was restored to an earlier time: see there',
  ),
  TOPIC_ORDER_WRONG: found('主题上的顺序不符', 'A topic has a stream out of order', ...report),
  TOPIC_RECORD_FOREIGN: found(
    '主题上有外来的消息',
    'A record on a topic is no event of ours',
    '查明是谁写入；消费者会停放它',
    'Find out who wrote it; consumers park it',
  ),
  TOPIC_NOT_READ: found(
    '主题无法读取',
    'A topic could not be read',
    '恢复 Kafka 后再次核对',
    'Bring Kafka back and verify again',
  ),
} as const satisfies Readonly<Record<string, FindingWords>>

export type FindingCode = keyof typeof findingCodes
