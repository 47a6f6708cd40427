import type { Plan } from '@seedline/gateway-client'
import { recordCarriers } from './commands/carriers.ts'
import { recordClosure, recordConversion, recordOffering, recordSale } from './commands/company.ts'
import { recordConsents } from './commands/consents.ts'
import { stateContacts } from './commands/contacts.ts'
import {
  correctEnterprise,
  correctRung,
  lieInPark,
  recordLateRung,
  recordMistakenCancellation,
  recordMistakenRung,
} from './commands/corrections.ts'
import { recordOpenDeal } from './commands/deals.ts'
import { recordDesignations } from './commands/designations.ts'
import { mergeDuplicates } from './commands/duplicates.ts'
import { stateFigures } from './commands/figures.ts'
import { found, openToEmployees, register } from './commands/foundation.ts'
import { stateRelations } from './commands/groups.ts'
import { recordIpRights } from './commands/ip-rights.ts'
import { recordRound } from './commands/rounds.ts'
import type {
  CarrierData,
  ConsentData,
  ContactData,
  DesignationData,
  DuplicateData,
  EnterpriseData,
  FundData,
  Happening,
  IpRightData,
  ParkData,
  RelationData,
} from './data.ts'
import type { DocumentName } from './evidence.ts'
import { awaitRounds, recordRung, type Steps } from './steps.ts'

/** What there is of it beside its history, by the enterprises' serial numbers. */
interface Further {
  readonly rights?: readonly IpRightData[]
  readonly designations?: readonly DesignationData[]
  readonly carriers?: readonly CarrierData[]
  readonly duplicates?: readonly DuplicateData[]
  readonly relations?: readonly RelationData[]
  readonly contacts?: readonly ContactData[]
  readonly parks?: readonly ParkData[]
  readonly consents?: readonly ConsentData[]
  /** All of them, for those above. */
  readonly enterprises?: readonly EnterpriseData[]
}

/** The commands that one enterprise comes to, in order. */
export function planEnterprise(
  enterprise: EnterpriseData,
  funds: readonly FundData[],
  {
    rights = [],
    designations = [],
    carriers = [],
    duplicates = [],
    relations = [],
    contacts = [],
    parks = [],
    consents = [],
    enterprises = [],
  }: Further = {},
): Plan {
  const beginning = { total: 0n, entries: 0, rungs: 0, roundUnderWay: false }
  const steps: Steps = { enterprise, list: [], ...beginning }
  register(steps)
  found(steps)
  for (const happening of enterprise.history) record(steps, happening, funds)
  awaitRounds(steps)
  recordIpRights(steps, rights)
  recordDesignations(steps, designations)
  recordCarriers(steps, carriers)
  stateFigures(steps)
  mergeDuplicates(steps, duplicates)
  stateRelations(steps, relations, enterprises)
  stateContacts(steps, contacts)
  lieInPark(steps, parks)
  recordConsents(steps, consents)
  return { title: { zh: enterprise.nameZh, en: enterprise.nameEn }, steps: steps.list }
}

const rungDocuments: Readonly<Record<'listing-filed' | 'registered' | 'delisted', DocumentName>> = {
  'listing-filed': 'filing',
  registered: 'registration',
  delisted: 'delisting',
}

function record(steps: Steps, happening: Happening, funds: readonly FundData[]): void {
  switch (happening.kind) {
    case 'round':
      recordRound(steps, happening, funds)
      break
    case 'deal':
      recordOpenDeal(steps, happening)
      break
    case 'employee-platform':
      openToEmployees(steps, happening)
      break
    case 'conversion':
      recordConversion(steps, happening)
      break
    case 'offering':
      recordOffering(steps, happening)
      break
    case 'sale':
      recordSale(steps, happening)
      break
    case 'closure':
      recordClosure(steps, happening)
      break
    case 'rung':
      recordRung(steps, happening.rung, happening.on, [rungDocuments[happening.rung]])
      break
    case 'correction':
      correctEnterprise(steps, happening)
      break
    case 'rung-correction':
      correctRung(steps, happening)
      break
    case 'mistaken-rung':
      recordMistakenRung(steps, happening)
      break
    case 'mistaken-cancellation':
      recordMistakenCancellation(steps, happening)
      break
    case 'late-rung':
      recordLateRung(steps, happening)
      break
    default:
      happening satisfies never
  }
}
