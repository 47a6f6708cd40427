// The document speaks English, as programs and their makers expect; the Chinese page says the same by these.
const texts: Readonly<Record<string, string>> = {
  Enterprises: '企业',
  Ladder: '成长阶梯',
  'Cap table': '股权结构',
  Funds: '基金',
  Deals: '项目',
  Events: '实时事件',
  Session: '登录',
  Operations: '运维',
  System: '系统',
  'Local date (Asia/Shanghai), YYYY-MM-DD.': '北京时间的日期，YYYY-MM-DD。',
  'What a recorded fact rests on.': '所记录事实的依据。',
  'Where it can be read; absent when it is kept on paper.': '可查阅的网址；只有纸质文件时不填。',
  'SHA-256 of the document, lower-case hex.': '文件的 SHA-256，小写十六进制。',
  'Unified Social Credit Code (GB 32100-2015), its check digit verified.':
    '统一社会信用代码（GB 32100-2015），校验位须正确。',
  'What shows that a code is genuine although its check digit is wrong.':
    '校验位不符而代码属实时的依据。',
  'Code of the material field (reference/material-fields.json).':
    '材料领域代码（reference/material-fields.json）。',
  'GB/T 2260 code of the district.': '行政区划代码（GB/T 2260）。',
  'A rung of the ladder from seed to listing and beyond.':
    '阶梯上的一个阶段，从种子轮到上市及以后。',
  'This or nameEn is needed.': '与 nameEn 至少填一项。',
  'Needed where no uscc is given: it says where the facts come from.':
    '没有 uscc 时必填，说明资料来源。',
  'Where a fact comes from and how far it is trusted.': '事实的来源和可信度。',
  'True for demonstration data that no real enterprise stands behind.':
    'true 表示演示数据，没有对应的真实企业。',
  'Why this rung stands before one already recorded.': '此阶段早于已记录阶段的理由。',
  'Id of the class of stock.': '股份类别的编号。',
  'Absent: not applicable.': '不适用时不填。',
  'Id of the holder.': '持有人的编号。',
  'Id of the security.': '证券的编号。',
  'Decimal string, at most ten digits after the point.': '十进制字符串，小数点后至多十位。',
  '"0" is a real price; absent means that no source gave one.':
    '"0" 是真实的价格；没有来源给出价格时不填。',
  'The price of one share.': '每股价格。',
  'ISO 4217 code.': 'ISO 4217 币种代码。',
  'What the transferor keeps; absent when all was transferred.':
    '转让人的余额证券；全部转让时不填。',
  'Id of the stock plan.': '股权激励计划的编号。',
  'Id of the vesting condition.': '归属条件的编号。',
  "A limited partner's capital commitment.": '有限合伙人的认缴承诺。',
  'Id of the partner, chosen by the sender.': '合伙人的编号，由发送方选定。',
  'An exact amount of money.': '精确的金额。',
  'Decimal string with at most the digits of the currency. A JSON number is refused: numbers lose digits.':
    '十进制字符串，小数位不超过该币种的规定；JSON 数字会丢失精度，因而不被接受。',
  'Price of one new share, in the currency of the round.': '每股新股的价格，币种与本轮一致。',
  'Everybody who subscribed, the fund among them.': '所有认购人，包括本基金。',
  "Set on the subscription of the deal's own fund, and on no other.":
    '只在本项目基金自己的认购上填写。',
  "Id of the holder on the cap table; absent on the fund's own subscription: the fund's id.":
    '股权结构表上持有人的编号；本基金的认购不填，即为基金编号。',
  'Id of a fund.': '基金的编号。',
  'Id of an enterprise; also of its ladder and of its cap table.':
    '企业的编号，也是其阶梯和股权结构表的编号。',
  'A financing rung: seed to pre-ipo, or capital-increase.':
    '融资轮次：seed 至 pre-ipo，或 capital-increase。',
  'Instant, ISO 8601 with Z or an offset.': '时刻，ISO 8601，带 Z 或时差。',
  'Id of what the command was for (or created).': '操作的对象（或所创建者）的编号。',
  'Version after the command: for `If-Match`, and for `atLeastVersion` on reads.':
    '操作之后的版本，用于 If-Match 以及读取时的 atLeastVersion。',
  'The trace of this command, 32 hex digits.': '此次操作的追踪编号，32 位十六进制。',
  'True when the command had been accepted before; nothing new recorded.':
    'true 表示此前已经受理，没有重复记录。',
  "The event's own fields, as canonical protobuf JSON.":
    '事件自身的内容，按 protobuf 的规范 JSON 书写。',
  'How an event came to be.': '事件的记录情况。',
  'The trace that made it, 32 hex digits.': '产生它的追踪编号，32 位十六进制。',
  'Who gave a command.': '操作人。',
  'For a process: the subject whose command it carries on.':
    '由系统流程代为执行时，原操作人的标识。',
  'What happened, when, recorded by whom.': '发生了什么，何时发生，由谁记录。',
  'Present when there is a next page; pass it as `pageToken`.':
    '还有下一页时给出，作为 pageToken 传入。',
  '0 when nothing has been recorded.': '尚无记录时为 0。',
  'By date, then by order of recording.': '先按日期，再按记录的先后。',
  'Id of one rung of a ladder.': '阶梯上一个阶段的编号。',
  'Later closings of the same round.': '同一轮后来的交割。',
  'The closed round that brought the enterprise here.': '使企业达到此阶段的已交割轮次。',
  'Id of a deal.': '项目的编号。',
  'A correction or a withdrawal.': '更正或撤回。',
  'Largest first; the percentages sum to exactly 100 when there is any stock.':
    '由多到少；有股份时，比例之和恰为 100。',
  'Percentage as a decimal string, four digits.': '百分比，十进制字符串，四位小数。',
  'Before splits and conversions: the quantity that the price was paid for.':
    '拆分和转换之前、支付价格时的数量。',
  'Set aside for approved deals that have not closed.': '为已批准而未交割的项目预留的金额。',
  "The fund's own subscriptions to closed rounds.": '基金自己在已交割轮次中的认购。',
  'What a further approval may use.': '还可以批准的金额。',
  'The percentages sum to exactly 100.': '比例之和恰为 100。',
  'The date of the latest step.': '最近一步的日期。',
  "What follows from a closed round's own figures.": '由已交割轮次的数字推得。',
  'Absent when no pre-money was stated.': '未说明投前估值时不给出。',
  'Pre-money / share price: what the round takes to have existed before it.':
    '投前估值除以每股价格：本轮之前应有的股数。',
  'Id of the enterprise, fund or deal.': '企业、基金或项目的编号。',
  'When it was recorded.': '记录的时刻。',
  'Send it as `Authorization: Bearer …`.': '以 Authorization: Bearer … 发送。',
  'Recorded and not yet published.': '已记录而尚未发布的数量。',
  'Events not yet handled.': '尚未处理的事件数。',
  'An event that could not be handled, kept for replay.': '未能处理、留待重放的事件。',
  'Why it stays parked.': '仍未处理的原因。',
  'True: the data is synthetic, and every page says so.': 'true 表示演示数据，每个页面都会注明。',
  'True: POST /development/tokens exists.': 'true 表示有 POST /development/tokens。',
  'Address of a trace; `{traceId}` stands for the id.':
    '查看追踪的网址，{traceId} 处填入追踪编号。',
  'Only what had happened by this local date (inclusive).': '只看截至该日（含）已发生的。',
  'Only what had been recorded by this instant (inclusive).': '只看截至该时刻（含）已记录的。',
  'Wait, within the deadline, until the answer holds at least this version (from the answer to a write).':
    '在期限内等待，直到应答至少包含此版本（写入时得到的版本）。',
  'Start of a name (Chinese or English) or of the code.': '名称（中文或英文）或代码的开头。',
  'Entries per page, 1 to 200; 50 when absent.': '每页条数，1 至 200，不填即 50。',
  'Opaque: `nextPageToken` of the previous answer.': '上一次应答中的 nextPageToken，请原样传回。',
  'Only what concerns this enterprise; absent: everything the role may see.':
    '只看与该企业有关的；不填即角色可见的全部。',
}

/** The Chinese of a text of the document; undefined where it has none. */
export const inChinese = (text: string): string | undefined => texts[text]
