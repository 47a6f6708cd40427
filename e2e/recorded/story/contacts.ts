import { ask, type Step, tell } from '../steps.ts'
import { api, synthetic } from './facts.ts'

const contacts = `${api}/enterprises/@{groups-child}/contacts`

const act = (name: string, path: string, body: object): Step =>
  tell(`contacts-${name}`, 'registrar', path, body)

const stated = '@{contacts-read/contacts/0/factId}'

/** Whom to speak with at an enterprise: told to those who do, and withdrawn. */
export const ofContacts: readonly Step[] = [
  act('state', contacts, {
    name: '演示·周某',
    post: '财务总监',
    telephone: '+86 755 0000 0000',
    purpose: 'finance',
    since: '2024-01-01',
    provenance: synthetic,
  }),
  act('malformed', contacts, {
    name: '演示·周某',
    telephone: 'ring me',
    email: 'nowhere',
    purpose: 'finance',
    since: '2024-01-01',
  }),
  ask('contacts-read', 'fund-manager', contacts),
  ask('contacts-for-a-bank', 'bank-officer', contacts),
  act('end', `${contacts}/${stated}/end`, { endedOn: '2025-01-01' }),
  act('withdraw', `${contacts}/${stated}/withdrawal`, { reason: 'The person asked for it' }),
]
