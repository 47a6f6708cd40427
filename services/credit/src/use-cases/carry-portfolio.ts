import type { CommandCall } from '@seedline/event-store'
import { deriveId, ProblemError, problemKinds } from '@seedline/values'
import { pledge } from '../pledge/aggregate.ts'
import { decide as decidePledge } from '../pledge/decide.ts'
import type { PledgeId } from '../pledge/events.ts'
import { hasEnded, pledgeIn } from '../pledge/state.ts'
import { portfolioPledge } from '../portfolio-pledge/aggregate.ts'
import { decide, type PortfolioPledgeCommand } from '../portfolio-pledge/decide.ts'
import type { PortfolioPledgeId, PortfolioRight } from '../portfolio-pledge/events.ts'
import { type BegunPortfolio, nextStep } from '../portfolio-pledge/state.ts'
import { type ReservingParts, reservePledge } from './reserve-pledge.ts'

/**
 * Does the one next step of a portfolio and records what became of it, which leads to the step after that. Each step bears the
 * same ids whoever does it and however often: one who died in between is carried on where he was.
 */
export async function carryPortfolio(
  parts: ReservingParts,
  portfolioPledgeId: PortfolioPledgeId,
  call: CommandCall,
): Promise<void> {
  const { store } = parts
  const { state } = await store.current(portfolioPledge, portfolioPledgeId)
  const next = nextStep(state)
  if (state.status === 'never-begun' || next.step === 'nothing') return
  const { ipRightId } = next.right
  const of = { portfolioPledgeId, ipRightId, at: call.context.at }
  const told: PortfolioPledgeCommand =
    next.step === 'reserve'
      ? { ...of, ...(await reserve(parts, state, { right: next.right, call })) }
      : { ...of, type: 'TellLetGo', pledgeId: await letGo(parts, next, call) }
  const under = callUnder(call, portfolioPledgeId, told.type, ipRightId)
  await store.execute(
    portfolioPledge,
    portfolioPledgeId,
    under.context,
    (now) => decide(told, now),
    {
      deadline: call.deadline,
    },
  )
}

type Reserved =
  | { readonly type: 'TellReserved'; readonly pledgeId: PledgeId }
  | { readonly type: 'TellRefused'; readonly code: string }

async function reserve(
  parts: ReservingParts,
  { begun }: BegunPortfolio,
  { right, call }: { readonly right: PortfolioRight; readonly call: CommandCall },
): Promise<Reserved> {
  const { portfolioPledgeId, bank, uscc, secured, maturesOn, contractNumber, loanCase } = begun
  const { family, number, expectedRightVersion, ipRightId } = right
  const debt = { secured, maturesOn, contractNumber, loanCase, evidence: begun.evidence }
  const asked = { family, number, expectedRightVersion, uscc, bank, portfolioPledgeId }
  try {
    const { id } = await reservePledge(
      parts,
      { ...asked, ...debt },
      callUnder(call, portfolioPledgeId, 'reserve', ipRightId),
    )
    return { type: 'TellReserved', pledgeId: id as PledgeId }
  } catch (error) {
    if (!isRefused(error)) throw error
    return { type: 'TellRefused', code: error.problem.code }
  }
}

// A registry that is away is no reason to keep other rights from other banks until it is back.
function isRefused(error: unknown): error is ProblemError {
  if (!(error instanceof ProblemError)) return false
  const { kind, code } = error.problem
  return code === 'RIGHT_NOT_CHECKED' || !(problemKinds[kind].passes || kind === 'internal')
}

/** Lets a reservation go, unless that was done, or it ran out and another bank came. */
async function letGo(
  { store }: ReservingParts,
  { right, pledgeId }: { readonly right: PortfolioRight; readonly pledgeId: PledgeId },
  call: CommandCall,
): Promise<PledgeId> {
  const { ipRightId } = right
  const command = {
    type: 'LapsePledge',
    at: call.context.at,
    ipRightId,
    pledgeId,
    reason: '',
    underWay: false,
    cause: 'portfolio-refused',
  } as const
  const { context } = callUnder(call, pledgeId, 'let-go', ipRightId)
  await store.execute(
    pledge,
    ipRightId,
    context,
    (state) => {
      const standing = pledgeIn(state, pledgeId)?.standing
      return standing === undefined || hasEnded(standing)
        ? { ok: true, events: [] }
        : decidePledge(command, state)
    },
    { deadline: call.deadline },
  )
  return pledgeId
}

const callUnder = (call: CommandCall, ...parts: readonly string[]): CommandCall => ({
  ...call,
  context: { ...call.context, commandId: deriveId('Command', 'carry-portfolio', ...parts) },
})
