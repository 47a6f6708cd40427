import { describe, expect, test } from '@jest/globals'
import { memoryStore, specification } from '@seedline/testing'
import { deriveId, localDate } from '@seedline/values'
import { getContacts } from '../projections/contacts/query.ts'
import { callOf } from '../testing/command-calls.ts'
import { enterpriseId, noon, provenance } from '../testing/enterprise-samples.ts'
import { contact } from './aggregate.ts'
import { type ContactCommand, contactEntriesMax, decide } from './decide.ts'
import { type ContactEvent, type ContactStated, contactEvents } from './events.ts'
import type { ContactsState } from './state.ts'

const { given } = specification<ContactsState, ContactEvent, ContactCommand>({ ...contact, decide })
const enterprise = { foundedOn: localDate('2018-03-01'), closedOn: null }
const carried = { at: noon, enterpriseId, enterprise, ofOrganisation: undefined }
const factId = (place: number) => deriveId('ContactFact', enterpriseId, String(place))

const stated = (change: Partial<ContactStated> = {}): ContactStated => ({
  type: 'ContactStated',
  enterpriseId,
  factId: factId(1),
  name: '演示·周某',
  post: '财务总监',
  telephone: '+86 755 0000 0000',
  email: '',
  purpose: 'finance',
  since: localDate('2024-01-01'),
  endedOn: null,
  provenance,
  ...change,
})
const state = ({ type: _, factId: __, ...facts }: ContactStated) =>
  ({ type: 'StateContact', ...facts, ...carried }) as const
const over = {
  type: 'ContactEnded',
  enterpriseId,
  factId: factId(1),
  endedOn: localDate('2025-01-01'),
} as const
const end = (on: string) =>
  ({ type: 'EndContact', ...carried, factId: factId(1), endedOn: localDate(on) }) as const
const gone = {
  type: 'ContactWithdrawn',
  enterpriseId,
  factId: factId(1),
  reason: 'asked for it',
} as const
const withdraw = {
  ...carried,
  type: 'WithdrawContact',
  factId: factId(1),
  reason: 'asked for it',
} as const

describe('A contact', () => {
  test('is stated once for a purpose, and under an id that tells nothing of the person', () => {
    given().when(state(stated())).then(stated())
    given(stated()).when(state(stated())).thenRejected('CONTACT_STATED_ALREADY')
    const other = stated({ purpose: 'financing', factId: factId(2) })
    given(stated()).when(state(other)).then(other)
    const anew = stated({ telephone: '+86 755 1111 1111', factId: factId(3) })
    given(stated(), over).when(state(anew)).then(anew)
  })

  test('ends once, after it began and by today', () => {
    given(stated()).when(end('2025-01-01')).then(over)
    given(stated()).when(end('2024-01-01')).thenRejected('RELATION_ENDS_TOO_EARLY')
    given(stated()).when(end('2026-11-24')).thenRejected('DATE_IN_FUTURE')
    given(stated(), over).when(end('2025-02-01')).thenRejected('RELATION_ENDED')
    given().when(end('2025-01-01')).thenRejected('CONTACT_UNKNOWN')
  })

  test('is withdrawn at any time, also where the record is full or was merged', () => {
    given(stated()).when(withdraw).then(gone)
    given(stated(), gone).when(withdraw).thenRejected('CONTACT_UNKNOWN')
    const merged = { ...enterprise, mergedInto: deriveId('Enterprise', 'survivor') }
    given(stated())
      .when({ ...withdraw, enterprise: merged })
      .then(gone)
    given()
      .when({ ...state(stated()), enterprise: merged })
      .thenRejected('ENTERPRISE_MERGED')
    const many = Array.from({ length: contactEntriesMax / 2 }, (_, at) =>
      at === 0 ? stated() : stated({ factId: factId(at + 1), name: String(at) }),
    )
    given(...many)
      .when(state(stated({ name: 'one more' })))
      .thenRejected('HISTORY_FULL')
    given(...many)
      .when(end('2025-01-01'))
      .thenRejected('HISTORY_FULL')
    const others = many.slice(1).map((one) => ({ ...gone, factId: one.factId }))
    given(...many, ...others)
      .when(withdraw)
      .then(gone)
    given(stated())
      .when({ ...withdraw, ofOrganisation: 'another' })
      .thenRejected('ENTRY_OF_ANOTHER_ORGANISATION')
  })

  test('comes back from its bytes', () => {
    for (const event of [stated(), stated({ endedOn: localDate('2025-01-01') }), over, gone]) {
      const { type, data } = contactEvents.codec.encode(event)
      expect(contactEvents.codec.decode(type, data)).toStrictEqual(event)
    }
  })
})

test('What was withdrawn is told to nobody', async () => {
  const store = memoryStore('registry')
  const other = stated({ name: '演示·吴某', factId: factId(2) })
  const deadline = new Date(Date.now() + 5000)
  await store.append(contact, enterpriseId, callOf('one').context, [stated(), other, gone], {
    expectedVersion: 0,
  })
  const { contacts } = await getContacts(store, { enterpriseId, atLeastVersion: 3, deadline })
  expect(contacts.map(({ name }) => name)).toEqual(['演示·吴某'])
})

test('One that another organisation ended is withdrawn by the one whose it is', async () => {
  const store = memoryStore('registry')
  const mine = callOf('one').context
  const ofAnother = { ...mine.actor, organisation: 'another' }
  await store.append(contact, enterpriseId, mine, [stated()], { expectedVersion: 0 })
  const their = { ...mine, commandId: 'two', actor: ofAnother }
  await store.append(contact, enterpriseId, their, [over], { expectedVersion: 1 })
  const { state: known } = await store.load(contact, enterpriseId)
  const asked = { ...withdraw, ofOrganisation: mine.actor.organisation }
  expect(decide(asked, known)).toMatchObject({ ok: true })
  const asAnother = { ...withdraw, ofOrganisation: 'another' }
  expect(decide(asAnother, known)).toMatchObject({ ok: false })
})
