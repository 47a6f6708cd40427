import { type Found, note } from '../found.ts'
import { isSaid, type Node, nodeAt } from './node.ts'

/** Sections that are known and have no place in the record, with why. */
const known = [
  [
    '/follow_on',
    'FOLLOW_ON_LEFT_OUT',
    '上市后的发行：其前后的股本没有来源，未录入',
    'an offering after the listing: no source gives the register around it, so it is not recorded',
  ],
  [
    '/expected',
    'NOT_A_FACT',
    '推算的预期结果，不是事实，未录入',
    'an expectation that was worked out, and no fact: not recorded',
  ],
  ['/missing', 'NOT_A_FACT', '文件自述缺少的内容', 'what the file says that it lacks'],
  [
    '/sources',
    'SOURCES',
    '来源目录：每项事实自带其来源',
    'the list of sources: each fact bears its own',
  ],
  [
    '/special_rights',
    'NO_PLACE',
    '股东特殊权利没有登记的地方，未录入',
    'special rights of holders have no place in the record: not recorded',
  ],
  [
    '/registry/address',
    'NO_PLACE',
    '地址没有登记的地方，未录入',
    'addresses have no place in the record: not recorded',
  ],
  [
    '/registry/product',
    'NO_PLACE',
    '主要产品没有登记的地方，未录入',
    'main products have no place in the record: not recorded',
  ],
  [
    '/registry/controller',
    'NO_PLACE',
    '实际控制人没有登记的地方，未录入',
    'controllers have no place in the record: not recorded',
  ],
  [
    '/registry/uscc_note',
    'REMARK',
    '对信用代码的说明，未录入',
    'a remark on the code: not recorded',
  ],
  [
    '/financials/forecast',
    'NOT_A_FACT',
    '预测，不是已实现的数据，未录入',
    'a forecast, and no figure of a period that is over: not recorded',
  ],
] as const

/** What is known to have no place: said by entry, never passed over. */
export function readOthers(dossier: Node): Found {
  return {
    notes: known.flatMap(([pointer, code, zh, en]) => {
      const node = nodeAt(dossier, pointer)
      return isSaid(node) ? [note(node.at, code, zh, en)] : []
    }),
  }
}
