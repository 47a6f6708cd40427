import type { Refusals } from './refusal.ts'

/** What keeps what was recorded on a cap table from being reversed. */
export const capTableReversalRefusals = {
  BALANCE_SECURITY_MISSING: {
    kind: 'refused',
    title: ['会有结余，却没有结余证券。', 'Something would remain, and no security keeps it.'],
    detail: [
      '证券 {security_id} 会有结余，而该记录没有结余证券',
      '{security_id} would leave a balance, and its entry names no security for it',
    ],
    mend: ['请一并撤销该笔转让或注销', 'Reverse that transfer or cancellation, too'],
  },
  TRANSACTION_UNKNOWN: {
    kind: 'refused',
    title: ['没有这笔登记。', 'There is no such entry.'],
    detail: ['没有第 {version} 号登记', 'There is no entry {version}'],
    mend: ['请从历史中选择登记号', 'Choose the entry from the history'],
  },
  TRANSACTION_REVERSED: {
    kind: 'already-exists',
    title: ['这笔登记已经冲销。', 'This entry has been reversed already.'],
    detail: ['第 {version} 号登记已经冲销', 'Entry {version} has been reversed already'],
    mend: ['冲销一次即可；正确的内容请另行登记', 'Once is enough; record what is right by itself'],
  },
  TRANSACTION_OF_ROUND: {
    kind: 'refused',
    title: ['这笔登记来自一轮融资。', 'This entry came with a round.'],
    detail: [
      '第 {version} 号登记来自一轮融资的交割',
      'Entry {version} came with the closing of a round',
    ],
    mend: ['请在项目中冲销交割', 'Reverse the closing of the round on its deal'],
  },
  TRANSACTION_OF_ANOTHER_ORGANISATION: {
    kind: 'forbidden',
    title: ['这笔登记由另一机构登记。', 'This entry was recorded by another organisation.'],
    detail: [
      '第 {version} 号登记由另一机构登记',
      'Entry {version} was recorded by another organisation than yours',
    ],
    mend: [
      '请由登记员或登记它的机构冲销',
      'Have a registrar reverse it, or the organisation that recorded it',
    ],
  },
  TRANSACTION_NOT_REVERSIBLE: {
    kind: 'refused',
    title: ['这笔登记不能冲销。', 'This entry can not be reversed.'],
    detail: [
      '第 {version} 号登记是冲销或为轮次保留的位置，不能冲销',
      'Entry {version} is a reversal, or a place kept for a round: neither is reversed',
    ],
    mend: [
      '被误冲销的交易请以新编号重新登记',
      'What was reversed by mistake is recorded again under a new id',
    ],
  },
  REVERSAL_IN_THE_WAY: {
    kind: 'refused',
    title: ['其后的登记以此为依据，不能冲销。', 'Something that stands builds on it.'],
    detail: [
      '冲销后，{day} 的第 {version} 号登记将不成立：{wrong}',
      'Without it, entry {version} of {day} could not have happened: {wrong}',
    ],
    mend: [
      '请先冲销（或一并冲销）以此为依据的登记',
      'Reverse what builds on it first, or together with it',
    ],
  },
  REVERSAL_LEAVES_REFERENCE: {
    kind: 'refused',
    title: [
      '另一笔登记指向此证券，须一并冲销。',
      'Another entry refers to its security: both are to be reversed together.',
    ],
    detail: [
      '第 {version} 号登记指向证券 {security_id}',
      'Entry {version} refers to the security {security_id}',
    ],
    mend: ['请一并冲销', 'Reverse both together'],
  },
  ROUND_REVERSED: {
    kind: 'already-exists',
    title: ['这一轮融资已经冲销。', 'This round has been reversed.'],
    mend: ['无需再次冲销；请查看该项目', 'It needs no other reversal; look at the deal'],
  },
} as const satisfies Refusals
