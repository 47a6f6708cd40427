import { type Note, note } from '../found.ts'

export const noCapTable = note(
  '/shareholders',
  'NO_CAP_TABLE',
  '发行前的股东与股本没有来源，不录入股权结构',
  'neither the holders before the offering nor their number of shares is known: no cap table',
)

export const noDay = note(
  '/shareholders',
  'NO_DAY',
  '文件中没有任何日期可依，股东未录入',
  'the file gives no day at all: the holders are not recorded',
)

export const rounded = (shares: bigint): Note => ({
  ...note(
    '/shareholders',
    'ROUNDING_SETTLED',
    `折股取整 ${shares} 股，以公告名册为准`,
    `${shares} odd shares of a conversion are settled as the announced register has them`,
  ),
  leaves: [],
})

export const opened = (date: string, hasHistory: boolean): Note => ({
  ...note(
    '/shareholders',
    'OPENING_REGISTER',
    hasHistory
      ? `股本历史到不了公告的名册，自 ${date} 起以该名册为期初，标为未核实`
      : `没有股本历史，自 ${date} 起以公告的名册为期初，标为未核实`,
    hasHistory
      ? `the history does not lead to the announced register, which is the opening one as of ${date}, marked unverified`
      : `there is no history: the announced register is the opening one as of ${date}, marked unverified`,
  ),
  leaves: [],
})

export const asOne: Note = {
  ...note(
    '/shareholders',
    'HOLDERS_NOT_ITEMISED',
    '没有来源逐一给出发行前的股东，以一个持有人代表全部',
    'no source itemises the holders before the offering: one holder stands for all',
  ),
  leaves: [],
}
