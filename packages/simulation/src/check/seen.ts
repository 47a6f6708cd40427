import type { Playing } from '../story/playing.ts'
import { as, type Clients, type Organisation, organisations } from '../users/clients.ts'
import type { Ledger } from '../users/ledger.ts'
import { papersOf } from '../users/prepared.ts'
import { told } from '../users/questions.ts'

interface Answer {
  readonly of: string
  readonly told: string
}

/** Whoever looks after one organisation's papers is told nothing of the other's: not in any list, table or ladder. */
export async function checkSeen({ clients, ledger }: Playing): Promise<readonly string[]> {
  const wrongs: string[] = []
  for (const organisation of organisations) {
    const others = ledger.funds.filter((fund) => fund.organisation !== organisation)
    const isOther = (fundId: string): boolean => others.some(({ id }) => id === fundId)
    const deals = ledger.deals.filter(({ fundId }) => isOther(fundId)).map(({ id }) => id)
    const secrets = [...deals, ...others.map(({ id }) => papersOf(id))]
    const answers = [
      ...(await listed(clients, organisation)),
      ...(await shown(clients, organisation, deals)),
      ...(await ofEnterprises(clients, organisation, ledger)),
    ]
    for (const answer of answers) {
      const secret = secrets.find((one) => answer.told.includes(one))
      if (secret) wrongs.push(`${answer.of} tells ${organisation} of another’s: ${secret}`)
    }
  }
  return wrongs
}

async function listed({ deals }: Clients, organisation: Organisation): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  let token = ''
  do {
    const asked = { page: { size: 50, token }, fundId: '', enterpriseId: '' }
    const status = 'DEAL_STATUS_UNSPECIFIED' as const
    const answer = await deals.listDeals({ ...asked, status }, as.officer(organisation))
    answers.push({ of: 'the list of deals', told: told(answer) })
    token = answer.nextPageToken
  } while (token !== '')
  return answers
}

const whole = { asOf: undefined, atLeastVersion: 0 } as const

async function shown(
  { deals }: Clients,
  organisation: Organisation,
  dealIds: readonly string[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (const dealId of dealIds) {
    try {
      const answer = await deals.getDeal({ dealId, ...whole }, as.officer(organisation))
      answers.push({ of: 'a deal', told: told(answer) })
    } catch (error) {
      const { code } = (error as { problem?: { code: string } }).problem ?? {}
      if (code !== 'DEAL_UNKNOWN') throw error
    }
  }
  return answers
}

async function ofEnterprises(
  { capTables, stages }: Clients,
  organisation: Organisation,
  { enterprises }: Ledger,
): Promise<readonly Answer[]> {
  const officer = as.officer(organisation)
  const answers: Answer[] = []
  for (const { id: enterpriseId } of enterprises) {
    const asked = { enterpriseId, ...whole }
    const table = await capTables.getCapTable(asked, officer)
    answers.push({ of: `the cap table of ${enterpriseId}`, told: told(table) })
    const ladder = await stages.getLadder(asked, officer)
    answers.push({ of: `the ladder of ${enterpriseId}`, told: told(ladder) })
  }
  return answers
}
