import { chineseOfBanks } from './chinese-of-banks.ts'
import { chineseOfThePlan } from './chinese-of-the-plan.ts'

/**
 * The document speaks English, as programs and their makers expect; the Chinese page says the same by these, where the
 * declaration or the proto doesn't say both.
 */
export const chineseTexts: Readonly<Record<string, string>> = {
  ...chineseOfBanks,
  ...chineseOfThePlan,
  'Local date (Asia/Shanghai), YYYY-MM-DD.': '北京时间的日期，YYYY-MM-DD。',
  'Where it can be read; absent when it is kept on paper.': '可查阅的网址；只有纸质文件时不填。',
  'SHA-256 of the document, lower-case hex.': '文件的 SHA-256，小写十六进制。',
  'Unified Social Credit Code (GB 32100-2015), its check digit verified.':
    '统一社会信用代码（GB 32100-2015），校验位须正确。',
  'What shows that a code is genuine although its check digit is wrong.':
    '校验位不符而代码属实时的依据。',
  'Code of the material field (reference/material-fields.json).':
    '材料领域代码（reference/material-fields.json）。',
  'Code of a park or core area of the district (reference/districts.json).':
    '区内园区或核心区的代码（reference/districts.json）。',
  'The enterprise that goes on for this one, which was recorded twice.':
    '本企业重复登记，以此企业继续。',
  'Other records of this enterprise, merged into it; at most 20. What was recorded under them is read under their ids.':
    '并入本企业的重复记录，至多 20 条；登记在其下的内容按其编号查阅。',
  'Needed where both carry a code: what says that they are one.':
    '两条记录都带代码时必填：证明二者为同一企业。',
  'The enterprise that goes on for this one, which was recorded twice: look there, too.':
    '本企业重复登记，以此企业继续：请一并查看。',
  'Its parents and controllers, by the day from which on they are so; what is over has an end.':
    '母公司与实际控制人，按起始日排列；已终止者有终止日。',
  'Of an enterprise of this register; of all others empty.': '仅用于名录内的企业。',
  'Of an organisation or a person.': '用于机构或个人。',
  'Of an organisation, where a source gave it.': '用于机构，来源载明时填写。',
  'The majority parents on the day asked (today unless asked), upwards; at most 20.':
    '所问日期（未给出时为今天）的控股母公司，自下而上，至多 20 层。',
  'The enterprises whose parent or controller it is on that day; at most 200.':
    '当日以本企业为母公司或实际控制人的企业，至多 200 家。',
  'There are more than are told.': '还有未列出的。',
  'Of its own relations, oldest first; at most 200.':
    '本企业集团关系的历史，从早到晚，至多 200 条。',
  'Holds a part of the enterprise, or decides what it does.': '持有企业股权，或实际支配企业。',
  'Of an enterprise of this register.': '用于名录内的企业。',
  'Of an organisation.': '用于机构。',
  'The day from which on it is so.': '自该日起如此。',
  'The first day on which it was so no longer.': '不再如此的第一天。',
  'By the day from which on they are so; what was withdrawn is told to nobody.':
    '按起始日排列；已撤回的不再告知任何人。',
  'This or email is needed.': '与 email 至少填一项。',
  'What somebody is spoken with about.': '联系的事项。',
  'The day from which on it stands.': '自该日起有效。',
  'This or paidIn is needed.': '与 paidIn 至少填一项。',
  'As the source calls it, where the office does not say it.': '来源中的称谓；职务已能说明时不填。',
  'The first day on which the office was no longer held.': '不再任职的第一天。',
  'An office that somebody holds in an enterprise.': '在企业中担任的职务。',
  '0: nothing is recorded.': '0 表示尚无记录。',
  'By their days; the last one stands.': '按日期排列，最后一项为现值。',
  'By the day of their appointment; those who hold their office no longer have an end.':
    '按任职日期排列；已离任者有离任日期。',
  'Of all that was stated, oldest first; at most 200.': '全部登记过的事项，从早到晚，至多 200 条。',
  'The day of the change, from which on the name was no longer borne.':
    '更名之日；自该日起不再使用此名称。',
  'By the day until which they were borne; at most 20.': '按停用日期排列，至多 20 个。',
  'GB/T 2260 code of the district; of one that has none, its id (reference/districts.json).':
    '行政区划代码（GB/T 2260）；没有代码的区域用其编号（reference/districts.json）。',
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
  'Id of the partner, chosen by the sender.': '合伙人的编号，由发送方选定。',
  'Id of the partner whose commitment is taken back.': '被冲销承诺的合伙人的编号。',
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
  'The trace that made it, 32 hex digits.': '产生它的追踪编号，32 位十六进制。',
  'Who gave a command.': '操作人。',
  'Present when there is a next page; pass it as `pageToken`.':
    '还有下一页时给出，作为 pageToken 传入。',
  'By date, then by order of recording.': '先按日期，再按记录的先后。',
  'Id of one fact of a licence: a capital or an appointment.': '一项登记事项（资本或任职）的编号。',
  'Id of one rung of a ladder.': '阶梯上一个阶段的编号。',
  'Id of a deal.': '项目的编号。',
  'Id of an innovation carrier.': '创新载体的编号。',
  'Percentage as a decimal string, four digits.': '百分比，十进制字符串，四位小数。',
  'It is part of a deal of a fund whose books the caller may not see: the deal and its papers are not told.':
    '属于某基金的项目，而您无权查看该基金：项目及其材料不予显示。',
  'It stands for a round of a fund whose books the caller may not see: the round and its papers are not told.':
    '对应某基金的一轮融资，而您无权查看该基金：该轮及其材料不予显示。',
  'It came by a round of a fund whose books the caller may not see: deal and evidence are not told.':
    '来自某基金的一轮融资，而您无权查看该基金：项目及依据不予显示。',
  'As the tokens of its people name it.': '与其人员令牌中的机构名称一致。',
  'Which steps of its deals take two people.': '其项目的哪些步骤须由两人办理。',
  'Whoever opened a deal may not approve it.': '立项人不得批准该项目。',
  'Whoever approved a deal may not close its round.': '批准人不得办理交割。',
  'The organisation whose people manage it, as their tokens name it.':
    '管理该基金的机构，与其人员令牌中的名称一致。',
  'A weaker policy that one person has asked for.': '已有一人提出的放宽设定。',
  'The organisation to which one person has asked to hand it over.': '已有一人提出移交给的机构。',
  'Whose subject it bears; absent: the same person each time.':
    '令牌持有人的编号；不填则每次为同一人。',
  "Where that person works; absent: at the role's own organisation.":
    '持有人所在机构；不填则为该角色的默认机构。',
  "The fund's own subscriptions to closed rounds.": '基金自己在已交割轮次中的认购。',
  'The date of the latest step.': '最近一步的日期。',
  'Id of the enterprise, fund or deal.': '企业、基金或项目的编号。',
  'When it was recorded.': '记录的时刻。',
  'Send it as `Authorization: Bearer …`.': '以 Authorization: Bearer … 发送。',
  'True: the data is synthetic, and every page says so.': 'true 表示演示数据，每个页面都会注明。',
  'True: POST /development/tokens exists.': 'true 表示有 POST /development/tokens。',
  'Address of a trace; `{traceId}` stands for the id.':
    '查看追踪的网址，{traceId} 处填入追踪编号。',
  'Only what had happened by this local date (inclusive).': '只看截至该日（含）已发生的。',
  'Only what had been recorded by this instant (inclusive). The last seconds are not answered yet: what is being recorded may still come.':
    '只看截至该时刻（含）已记录的。最近几秒暂不回答：正在写入的内容可能还会出现。',
  'Wait, within the deadline, until the answer holds at least this version (from the answer to a write).':
    '在期限内等待，直到应答至少包含此版本（写入时得到的版本）。',
  'A fragment of a name (Chinese or English, former ones too), of its pinyin or of the initials of that, or of the code.':
    '名称（中文或英文，含曾用名）、其拼音或拼音首字母、或代码中的任意一段。',
  'Entries per page, 1 to 200; 50 when absent.': '每页条数，1 至 200，不填即 50。',
  'Opaque: `nextPageToken` of the previous answer.': '上一次应答中的 nextPageToken，请原样传回。',
  'Only what concerns this enterprise; absent: everything the caller may see.':
    '只看与该企业有关的；不填即您可见的全部。',
  "The aggregate's id that the command was for (also when the command created it).":
    '操作的对象（或所创建者）的编号。',
  "The stream's version after the command; pass it as `atLeastVersion` to read your own write.":
    '操作之后的版本；读取时作为 atLeastVersion 传入，即可读到自己的写入。',
  'True when this command id had been accepted before, and nothing new was recorded.':
    'true 表示此前已经受理，没有重复记录。',
  'The highest rung reached so far (unspecified: none), and when.':
    '目前达到的最高阶段及其日期；尚无阶段时不给出。',
  'How many match in all.': '符合条件的总数。',
  'Where all would not fit one answer: the evidence and provenance of the securities stand in the history alone.':
    '内容过多、一次答不下时为真：各证券的佐证与来源只见于变更记录。',
  'Without their commitments: one fund tells them.': '不含认缴明细；请查看单个基金。',
  'Without closing and history: one deal tells them.': '不含交割内容与变更记录；请查看单个项目。',
  'Of the enterprise and of its ladder, oldest first; at most 1,000.':
    '企业及其阶梯的记录，由旧到新，至多 1,000 条。',
  'How an event came to be: kept with each event that a history shows.':
    '事件的记录情况，随历史中的每个事件给出。',
  'Who gave a command. For a process, `onBehalfOf` is the subject whose command it carries on.':
    '操作人；由系统流程代为执行时，onBehalfOf 是原操作人的标识。',
  'Local date on which it happened, YYYY-MM-DD.': '发生的日期（北京时间），YYYY-MM-DD。',
  "The event's own fields as canonical protobuf JSON.":
    '事件自身的内容，按 protobuf 的规范 JSON 书写。',
  'The RoundClosed event that this rung follows from, and the trace that made it.':
    '此阶段所依据的 RoundClosed 事件，以及产生它的追踪编号。',
  'Corrections and a withdrawal, oldest first.': '更正和撤回，由旧到新。',
  'Later closings of the same round, after the one in `round`.': '同一轮在 round 之后的交割。',
  'Largest first; percentages sum to exactly 100 when there is any stock.':
    '由多到少；有股份时，比例之和恰为 100。',
  'Four fractional digits, by largest remainder.': '四位小数，按最大余额法取整。',
  'Of the event that made this security.': '产生这份证券的事件的记录情况。',
  'Before splits and conversions of its class: the quantity that sharePrice was paid for.':
    '类别拆分和转换之前、按 sharePrice 支付时的数量。',
  'Granted and unexercised.': '已授予而未行权的数量。',
  'Reserved, granted and exercised under plans; not part of the issued total.':
    '股权激励计划的预留、授予和行权数量，不计入已发行总数。',
  'All that was ever granted, exercised or not.': '累计授予的数量，无论是否行权。',
  'sharesReserved - granted.': 'sharesReserved 减去 granted，即尚可授予的数量。',
  'Granted and unexercised options included.': '包括已授予而未行权的期权。',
  'Of the recipient; absent: derived from the security.':
    '受让人所得证券的编号；不填则由原证券推得。',
  'Oldest first.': '由旧到新。',
  'One per kind of partner that committed, share of the total as a percentage that sums to exactly 100.':
    '每类合伙人一项，占总额的比例之和恰为 100。',
  "Set aside for approved deals that haven't closed.": '为已批准而未交割的项目预留的金额。',
  'totalCommitted - reserved - invested: what a further approval may use.':
    'totalCommitted 减去 reserved 和 invested：还可以批准的金额。',
  'Absent: not stated.': '未说明时不给出。',
  "Price of one new share, decimal string in the round's currency, with the digits it was printed with.":
    '每股新股的价格，十进制字符串，币种与本轮一致，小数位与原文相同。',
  "Empty on the fund's own subscription: the fund's id.": '本基金自己的认购上为空，即为基金编号。',
  'Decimal string, at most 10 fractional digits (OCF Numeric).':
    '十进制字符串，小数点后至多十位（OCF Numeric）。',
  'Set once the round has closed.': '交割之后给出。',
  'The sum of all subscriptions.': '所有认购之和。',
  'Pre-money and total raised together; absent when no pre-money was stated.':
    '投前估值与融资总额之和；未说明投前估值时不给出。',
  'Pre-money / share price, rounded half to even at 10 digits: what the round takes to have existed before it.':
    '投前估值除以每股价格，四舍六入五成双至十位小数：本轮之前应有的股数。',
  'Commits recorded and not yet published, and the age of the oldest.':
    '已记录而尚未发布的提交数，以及其中最早一个的等待时间。',
  'Events from this moment on are handled again.': '从此时刻起的事件重新处理。',
  'So many events were read from the stores, of so many that are to be read.':
    '已从各服务的存储读取的事件数，以及共需读取的事件数。',
  'What the build waits for, or is held back by; absent while it goes on.':
    '重建在等待什么，或因何搁置；进行中时不填。',
  'The event that took it back, of all that is told: what it says was never so.':
    '冲销它的事件（以所问为准）：它所说的从未发生。',
  'Versions of entries, as the history tells them, with commas between.':
    '历史中各笔登记的版本号，以逗号分隔。',
  'Id of a statement of figures.': '一次填报的编号。',
  'Not tried: behind one that failed, or for want of time; ask again.':
    '未处理：排在处理失败的一条之后，或时间不足；请再次请求。',
  'The register that a right stands in.': '权利所在的登记簿。',
  'As on the certificate; of patents the application number.': '按证书填写；专利填申请号。',
  'Percent of the whole; absent: not known.': '占整体的百分比；不知道的不填。',
  'The application of the same day for the same thing, an invention beside a utility model.':
    '同日就同样的发明创造提出的另一申请（发明与实用新型）。',
  'When software or a layout was completed.': '软件或布图设计的完成日期。',
  'When software was first published, a layout first used in business.':
    '软件首次发表、布图设计首次商业利用的日期。',
  'When the next one is due.': '下一次应缴费的日期。',
  'Absent: the co-owners have agreed that nobody is asked.': '不填：共有人已约定不必逐一同意。',
  'Those that it owns.': '它所拥有的。',
  'Only these rights, in this order: up to 100 ids, with commas between. As many come as fit an answer, whatever pageSize says; nextPageToken leads on in the same list. Of ids that there are no rights of, or none that match, nothing is said.':
    '只要这些权利，按此顺序：至多 100 个编号，以逗号分隔。能放进一次应答的都会给出，不受 pageSize 限制；nextPageToken 用于同一列表的后续。没有对应权利或不符合条件的编号不作说明。',
  'Up to 100, with commas between.': '最多 100 个，用逗号隔开。',
  'Those that carry one of the codes now, in the order of the codes; of a code that nobody carries there is none.':
    '现用其中某个代码的企业，按代码的次序；没有企业使用的代码不列。',
  'The day for which it is told.': '所说的是哪一天的情况。',
  'The main one first, then whatever else is the case.':
    '首先是主要状态，其后是同时存在的其他状态。',
  'Since when the main one.': '主要状态自何日起。',
  'The first day on which its term has run out; absent where that is not known.':
    '期限届满的第一天；不知道的不列。',
  'Whole months until then; 0 where that is past, or not known.':
    '距届满的整月数；已过或不知道的为 0。',
  'Paid until then, which is when the next is due.': '已缴至该日，也是下一次应缴费的日期。',
  'The last day of grace.': '滞纳期的最后一天。',
  'By rank.': '按位次。',
  'Empty: none that is registered here.': '空：未在本系统登记。',
  'Percent of the whole, a decimal; empty: not agreed, or not known.':
    '占整体的百分比；空：未约定或不知道。',
  'One of the marks of high value, or an invention kept for more than ten years.':
    '有高价值标记之一，或维持超过十年的发明专利。',
  'Empty: all have agreed that nobody is asked.': '空：全体共有人已约定不必逐一同意。',
  'Every standing entry that had happened by then, with where it comes from.':
    '到该日为止有效的每条记录及其来源。',
  'As the event is called.': '事件的名称。',
  "How many match in all, where that is known: of an enterprise's rights today, counted up to 10,000; else where all come in this page.":
    '符合条件的总数，仅在可知时给出：某企业今天的权利，至多数到 10,000；其他情形仅当本页已含全部时给出。',
  'Also what was recorded, reversed or withdrawn, and is told by `further` once more.':
    '与 further 同用：曾记录、后冲销或撤销的内容也再次记录。',
  'Of a right that is there, what is recorded already is passed over, and the rest recorded.':
    '权利已登记的，略过已有记录，只记其余。',
  'Id of a right of intellectual property.': '知识产权的编号。',
  'Judge them by the same rules, and record nothing.': '按同样的规则判定，不记录任何内容。',
  'Its Idempotency-Key: the same one again is answered with the first outcome; no two entries of a batch share one.':
    '该条目的 Idempotency-Key：再次提交同一个，得到第一次的结果；一批之内不可重复。',
  'The version that it was decided on, where that matters.': '据以决定的版本，需要时填写。',
  'What the operation takes, the fields of its path among the others.':
    '该操作所要的内容，路径中的字段也在其中。',
  'One for each entry, in their order.': '逐条对应，顺序相同。',
  'Recorded now; recorded before under the same key; nothing to record; only tried and found in order; refused; or not-now: what became of it is not known, or it was not begun: give it again under the same key.':
    '已记录；先前已以同一键记录；没有可记录的；只试且无误；未接受；或 not-now：结果尚不明，或尚未开始，请用同一键再提交。',
  'JSON pointer into the body; `query:x`, `path:x` or `header:x` else.':
    '正文中的 JSON 指针；否则为 `query:x`、`path:x` 或 `header:x`。',
  'Why it stands so, as a sentence.': '何以如此，一句话说明。',
  'What happened; absent where nothing is counted for it.': '实际情况；没有可计入的记录时不出现。',
}

/** The Chinese of a text of the document; undefined where it has none. */
export const inChinese = (text: string): string | undefined =>
  Object.hasOwn(chineseTexts, text) ? chineseTexts[text] : undefined
