import { ask, type Step, settle, tell } from '../steps.ts'
import { allDeals, approval, deal } from './deal-terms.ts'
import { api, paper, subscription, synthetic, yuan } from './facts.ts'

const funds = `${api}/funds`
const mistaken = deal('reversals-open-deal')
const why = { reason: '记错了项目 · Recorded with the wrong deal', evidence: paper }

const partner = (partnerId: string, amount: string) => ({
  partnerId,
  partnerName: `${partnerId} (synthetic)`,
  partnerKind: 'institutional',
  amount: yuan(amount),
  committedOn: '2015-01-10',
})

const act = (name: string, path: string, body: object): Step =>
  tell(`reversals-${name}`, 'fund-manager', path, body)

/** What was recorded by mistake is taken back: of a fund, a deal and an enterprise of their own, after all else. */
export const reversals: readonly Step[] = [
  tell('reversals-register', 'registrar', `${api}/enterprises`, {
    nameEn: 'Reversed Materials (synthetic)',
    provenance: synthetic,
  }),
  act('open-fund', funds, {
    nameEn: 'Reversed Fund (synthetic)',
    currency: 'CNY',
    openedOn: '2015-01-10',
    generalPartner: 'Recorded Capital (synthetic)',
    commitments: [partner('one', '3000000.00'), partner('two', '5.00')],
    provenance: synthetic,
  }),
  act('reverse-commitment', `${funds}/@{reversals-open-fund}/commitments/two/reversal`, why),
  act('open-deal', allDeals, {
    fundId: '@{reversals-open-fund}',
    enterpriseId: '@{reversals-register}',
    round: 'seed',
    proposedAmount: yuan('3000000.00'),
    openedOn: '2019-02-01',
  }),
  act('decline', `${mistaken}/decline`, { declinedOn: '2019-03-01', reason: 'x' }),
  act('reopen', `${mistaken}/reopening`, { reason: why.reason }),
  act('approve', `${mistaken}/approval`, approval('3000000.00')),
  act('reverse-approval', `${mistaken}/approval/reversal`, why),
  act('approve-again', `${mistaken}/approval`, approval('3000000.00')),
  act('close', `${mistaken}/closing`, {
    closedOn: '2019-05-01',
    sharePrice: yuan('2.00'),
    subscriptions: [subscription({ fundId: '@{reversals-open-fund}' }, '1000000', '2000000.00')],
    evidence: paper,
  }),
  settle,
  act('reverse-round', `${mistaken}/closing/reversal`, why),
  settle,
  ask('reversals-deal', 'coach', mistaken),
  ask('reversals-fund', 'coach', `${funds}/@{reversals-open-fund}`),
  ask('reversals-ladder', 'bank-officer', `${api}/enterprises/@{reversals-register}/ladder`),
]
