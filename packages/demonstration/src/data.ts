import { readFileSync } from 'node:fs'
import { parseLocalDate, parseUscc } from '@seedline/values'
import * as z from 'zod'

const date = z.string().refine((text) => parseLocalDate(text).ok, 'a date that exists')
const yuan = z.string().regex(/^\d+\.\d\d$/, 'yuan with two decimals')
const shares = z.int().positive()
const round = z.enum(['seed', 'angel', 'pre-a', 'a', 'a-plus', 'b', 'b-plus', 'c', 'pre-ipo'])
const reason = z.string().min(1)

/**
 * A round that closed. Shares by the name of the fund that led it and of the other investors; a
 * round without a deal was led by none of our funds.
 */
const closedRound = z.strictObject({
  kind: z.literal('round'),
  round,
  closedOn: date,
  price: yuan,
  shares: z.record(z.string(), shares),
  deal: z
    .strictObject({ fund: z.string(), openedOn: date, startedOn: date, approvedOn: date })
    .optional(),
})

/** A deal that has led to no round (yet), as far as it came. */
const openDeal = z.strictObject({
  kind: z.literal('deal'),
  round,
  fund: z.string(),
  amount: yuan,
  openedOn: date,
  startedOn: date.optional(),
  approvedOn: date.optional(),
  /** The approval was recorded by mistake; why. */
  approvalReversed: reason.optional(),
  declinedOn: date.optional(),
  withdrawnOn: date.optional(),
  reason: reason.optional(),
})

const happening = z.discriminatedUnion('kind', [
  closedRound,
  openDeal,
  // The employees' platform buys in.
  z.strictObject({ kind: z.literal('employee-platform'), on: date, price: yuan, shares }),
  // Registered capital becomes so many shares of a joint-stock company.
  z.strictObject({ kind: z.literal('conversion'), on: date, shares }),
  z.strictObject({ kind: z.literal('offering'), on: date, price: yuan, shares }),
  // The founders sell all they have to the acquirer.
  z.strictObject({ kind: z.literal('sale'), on: date, price: yuan }),
  z.strictObject({ kind: z.literal('closure'), on: date }),
  z.strictObject({
    kind: z.literal('rung'),
    rung: z.enum(['listing-filed', 'registered', 'delisted']),
    on: date,
  }),
  // What was recorded wrongly or late, and mended by events.
  z.strictObject({
    kind: z.literal('correction'),
    changes: z.partialRecord(z.enum(['nameEn', 'district', 'materialField']), z.string()),
    reason,
  }),
  z.strictObject({ kind: z.literal('rung-correction'), rung: round, on: date, reason }),
  z.strictObject({ kind: z.literal('mistaken-rung'), rung: z.literal('d'), on: date, reason }),
  // Of the first founder's shares; reversed.
  z.strictObject({ kind: z.literal('mistaken-cancellation'), on: date, shares, reason }),
  z.strictObject({ kind: z.literal('late-rung'), rung: round, on: date, reason }),
])

const enterprise = z.strictObject({
  serial: z.int().positive(),
  nameZh: z.string(),
  nameEn: z.string(),
  uscc: z.string().refine((text) => parseUscc(text).ok, 'a code whose check characters hold'),
  field: z.string(),
  district: z.string(),
  foundedOn: date,
  /** What each founder paid in, in yuan. */
  founders: z.array(shares).min(1).max(4),
  /** In the order in which it is recorded. */
  history: z.array(happening),
})

const commitment = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['government', 'institutional', 'enterprise']),
  amount: yuan,
  committedOn: date,
})

const fund = z.strictObject({
  /** What plans call its id. */
  name: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  openedOn: date,
  targetSize: yuan,
  generalPartner: z.string(),
  commitments: z.array(commitment),
  laterCommitment: commitment,
  /** Whose money it invests, and what that rests on; of one fund nobody has said. */
  classified: z.strictObject({ kind: z.string(), reason }).optional(),
})

const ipRight = z.strictObject({
  /** The enterprise whose it is. */
  serial: z.int().positive(),
  family: z.enum(['patent', 'trademark', 'software-copyright', 'layout-design']),
  number: z.string(),
  title: z.string(),
  filedOn: date.optional(),
  createdOn: date.optional(),
  firstUsedOn: date.optional(),
  coOwner: z.string().optional(),
  acquisition: z.literal('transfer').optional(),
  acquiredOn: date.optional(),
  /** As requests write them, but for where they come from. */
  facts: z.array(z.looseObject({ type: z.string(), on: date })),
})

const designation = z.strictObject({
  /** The enterprise whose it is. */
  serial: z.int().positive(),
  kind: z.string(),
  level: z.string(),
  certificateNumber: z.string().optional(),
  validFrom: date,
  validTo: date,
  batch: z.string(),
  authority: z.string(),
})

const recognition = { level: z.string(), authority: z.string(), recognisedOn: date }

const carrier = z.strictObject({
  /** The enterprise that hosts it; of an institution alone, the one beside which it is recorded. */
  serial: z.int().positive(),
  kind: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  institution: z.string().optional(),
  ofInstitutionAlone: z.boolean().optional(),
  district: z.string(),
  fields: z.array(z.string()).min(1),
  ...recognition,
  documentNumber: z.string().optional(),
  validTo: date.optional(),
  /** It was recognised at a higher level later. */
  raised: z.strictObject(recognition).optional(),
  closedOn: date.optional(),
  reason: reason.optional(),
})

export type CarrierData = z.infer<typeof carrier>
const duplicate = z.strictObject({
  /** The enterprise that it was registered once more. */
  serial: z.int().positive(),
  nameZh: z.string(),
  nameEn: z.string(),
  reason,
})

const inPark = z.strictObject({
  serial: z.int().positive(),
  park: z.string(),
})

const relation = z.strictObject({
  /** The enterprise whose parent or controller it is. */
  serial: z.int().positive(),
  kind: z.enum(['parent', 'controller']),
  party: z.strictObject({
    kind: z.enum(['enterprise', 'organisation', 'person']),
    name: z.string().optional(),
    /** Of an enterprise: one before it. */
    serial: z.int().positive().optional(),
  }),
  sharePercent: z.string().optional(),
  since: date,
})

const contact = z.strictObject({
  serial: z.int().positive(),
  name: z.string(),
  post: z.string(),
  telephone: z.string().optional(),
  email: z.string().optional(),
  purpose: z.string(),
  since: date,
})

const consent = z.strictObject({
  /** The enterprise that gave it, on paper. */
  serial: z.int().positive(),
  bank: z.string(),
  purposes: z.array(z.string()).min(1),
  scopes: z.array(z.string()).min(1),
  validFrom: date,
  validTo: date,
  signatory: z.string(),
  capacity: z.string(),
  textDigest: z.string(),
  textLanguage: z.string(),
  separate: z.boolean(),
  method: z.literal('paper'),
  grantedOn: date,
})

export type ConsentData = z.infer<typeof consent>
export type ContactData = z.infer<typeof contact>
export type ParkData = z.infer<typeof inPark>
export type RelationData = z.infer<typeof relation>
export type DuplicateData = z.infer<typeof duplicate>
export type DesignationData = z.infer<typeof designation>
export type IpRightData = z.infer<typeof ipRight>
export type EnterpriseData = z.infer<typeof enterprise>
export type Happening = z.infer<typeof happening>
export type ClosedRound = z.infer<typeof closedRound>
export type OpenDeal = z.infer<typeof openDeal>
export type FundData = z.infer<typeof fund>
export type Commitment = z.infer<typeof commitment>

/** The made-up enterprises, as `data/enterprises.json` describes them. */
export function readEnterprises(): readonly EnterpriseData[] {
  return z.array(enterprise).parse(json('enterprises.json'))
}

/** The made-up funds, as `data/funds.json` describes them. */
export function readFunds(): readonly FundData[] {
  return z.array(fund).parse(json('funds.json'))
}

/** Their made-up rights, as `data/ip-rights.json` describes them: of serial numbers that no office ever came to. */
export function readIpRights(): readonly IpRightData[] {
  return z.array(ipRight).parse(json('ip-rights.json'))
}

/** Their made-up designations, as `data/designations.json` describes them. */
export function readDesignations(): readonly DesignationData[] {
  return z.array(designation).parse(json('designations.json'))
}

/** Their made-up innovation carriers, as `data/carriers.json` describes them. */
export function readCarriers(): readonly CarrierData[] {
  return z.array(carrier).parse(json('carriers.json'))
}

/** Records of the made-up enterprises under another spelling, as `data/duplicates.json` describes them. */
export function readDuplicates(): readonly DuplicateData[] {
  return z.array(duplicate).parse(json('duplicates.json'))
}

/** In which park some of them lie, as `data/parks.json` says. */
export function readParks(): readonly ParkData[] {
  return z.array(inPark).parse(json('parks.json'))
}

/** Whose some of them are, as `data/groups.json` describes it. */
export function readRelations(): readonly RelationData[] {
  return z.array(relation).parse(json('groups.json'))
}

/** Made-up contacts, as `data/contacts.json` describes them. */
export function readContacts(): readonly ContactData[] {
  return z.array(contact).parse(json('contacts.json'))
}

/** What banks may know of some of them, as `data/consents.json` says. */
export function readConsents(): readonly ConsentData[] {
  return z.array(consent).parse(json('consents.json'))
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'))
}
