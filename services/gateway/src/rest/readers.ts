import { services } from '@seedline/contracts/services'
import type { Admission } from './contract.ts'

/** Who may look at funds, deals and cap tables: whoever hears of them, too. */
export const fundReaders: Admission = services.fund.heardBy
