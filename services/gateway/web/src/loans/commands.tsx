import type { LoanApplication } from '../api/loans.ts'
import { CommandButton } from '../kit/form/command-button.tsx'
import { useSession } from '../session/use-session.ts'
import { commandsIn, commandsOfLoans, isOfApplicant } from './steps.ts'

/** What can be done with a loan next, by whoever is signed in. */
export function Commands(props: { of: LoanApplication }) {
  const { loanApplicationId, version, status, onPaper, amount, decision, contract } = props.of
  const isBank = useSession()?.roles.includes('bank-officer') ?? false
  const offered = commandsIn[status].filter((id) => !isBank || onPaper || !isOfApplicant(id))
  const initial: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    amendLoan: asked(props.of),
    approveLoan: { amount },
    contractLoan: { amount: decision?.amount ?? amount, method: props.of.method, everyMonths: 1 },
    drawLoan: { amount: contract?.amount },
    repayLoanEarly: { drawdown: 1 },
  }
  return commandsOfLoans.map((id) => (
    <CommandButton
      key={id}
      id={id}
      path={{ loanApplicationId }}
      seen={version}
      offered={offered.includes(id)}
      primary={id === offered[0]}
      initial={initial[id] ?? {}}
    />
  ))
}

const asked = ({ amount, termMonths, method, purpose, rights }: LoanApplication) => ({
  amount,
  termMonths,
  method,
  purpose,
  rights: rights.map(({ family, number }) => ({ family, number })),
})
