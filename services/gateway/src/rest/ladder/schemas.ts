import * as z from 'zod'
import { asOf, localDate, localDateText } from '../values/dates.ts'
import { evidence, evidences, provenance, recording } from '../values/facts.ts'
import {
  dealIdText,
  enterpriseId,
  enterpriseIdText,
  fundIdText,
  rungId,
  rungIdText,
} from '../values/ids.ts'
import { atLeastVersion } from '../values/numbers.ts'
import { rung } from '../values/rungs.ts'
import { prose } from '../values/text.ts'

export const recordStage = z
  .strictObject({
    rung,
    reachedOn: localDate,
    evidence: evidences,
    outOfOrderReason: prose()
      .optional()
      .meta({ description: 'Why this rung stands before one already recorded.' }),
    provenance: provenance.optional(),
  })
  .meta({ id: 'RecordStage' })

export const correctStage = z
  .strictObject({
    reason: prose(),
    rung: rung.optional(),
    reachedOn: localDate.optional(),
    evidence: evidences.optional(),
  })
  .meta({ id: 'CorrectStage', description: 'Only what changes.' })

export const withdrawStage = z.strictObject({ reason: prose() }).meta({ id: 'WithdrawStage' })

export const ladderPath = z.strictObject({ enterpriseId })

export const rungPath = z.strictObject({ enterpriseId, rungId })

export const ladderQuery = z.strictObject({ ...asOf, atLeastVersion })

export const roundOrigin = z
  .strictObject({
    fundId: fundIdText,
    dealId: dealIdText,
    eventId: z.string(),
    traceId: z.string().optional(),
  })
  .meta({ id: 'RoundOrigin', description: 'The closed round that brought the enterprise here.' })

const rungAmendment = z
  .strictObject({ reason: z.string(), recording })
  .meta({ id: 'RungAmendment', description: 'A correction or a withdrawal.' })

export const ladderRung = z
  .strictObject({
    rungId: rungIdText,
    rung,
    reachedOn: localDateText,
    evidence: z.array(evidence),
    outOfOrderReason: z.string().optional(),
    round: roundOrigin.optional(),
    furtherRounds: z.array(roundOrigin).meta({ description: 'Later closings of the same round.' }),
    provenance: provenance.optional(),
    recording,
    withdrawn: z.boolean(),
    amendments: z.array(rungAmendment),
  })
  .meta({ id: 'LadderRung' })

export const ladder = z
  .strictObject({
    enterpriseId: enterpriseIdText,
    version: z.int().meta({ description: '0 when nothing has been recorded.' }),
    rungs: z.array(ladderRung).meta({ description: 'By date, then by order of recording.' }),
  })
  .meta({ id: 'Ladder' })
