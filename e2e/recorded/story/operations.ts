import { ask, type Step, settle, tell } from '../steps.ts'
import { api, nobodysId } from './facts.ts'

const of = (service: string) => `${api}/operations/${service}`
const act = (name: string, path: string, body?: unknown): Step => tell(name, 'operator', path, body)

const refused: readonly Step[] = [
  ask('delivery-of-unknown', 'operator', `${of('bank')}/delivery`),
  ask('delivery-as-registrar', 'registrar', `${of('fund')}/delivery`),
  ask(
    'dead-letters-malformed',
    'operator',
    `${of('fund')}/dead-letters?pageSize=x&pageToken=${'x'.repeat(2001)}`,
  ),
  ask('dead-letters-token-invalid', 'operator', `${of('fund')}/dead-letters?pageToken=abc`),
  act('replay-letter-unknown', `${of('fund')}/dead-letters/none/replay`),
  act('replay-letter-of-unknown', `${of('bank')}/dead-letters/none/replay`),
  act('replay-unknown', `${of('fund')}/subscriptions/none/replay`, {
    from: '2024-01-01T00:00:00Z',
  }),
  act('replay-malformed', `${of('fund')}/subscriptions/none/replay`, {
    from: '2024-01-01',
    until: 'now',
  }),
  act('replay-without-body', `${of('fund')}/subscriptions/none/replay`),
  act('rebuild-unknown', `${of('registry')}/subscriptions/none/rebuild`),
  act('rebuild-no-view', `${of('registry')}/subscriptions/record-round-as-stage/rebuild`),
  act('pause-unknown', `${of('registry')}/subscriptions/none/pause`),
  act('resume-unknown', `${of('registry')}/subscriptions/none/resume`),
  tell('pause-as-manager', 'fund-manager', `${of('registry')}/subscriptions/none/pause`, undefined),
  tell('pause-if-match', 'operator', `${of('registry')}/subscriptions/none/pause`, undefined, {
    'if-match': '"1"',
  }),
]

const parked: readonly Step[] = [
  ask('dead-letters-none', 'operator', `${of('registry')}/dead-letters`),
  { kind: 'unreadable-event', dealId: nobodysId },
  settle,
  ask('dead-letters', 'operator', `${of('registry')}/dead-letters`),
  act(
    'replay-letter',
    `${of('registry')}/dead-letters/@{dead-letters/items/subscription=record-round-as-stage/id}/replay`,
  ),
  act(
    'replay-letters',
    `${of('registry')}/subscriptions/record-round-as-stage/dead-letters/replay`,
  ),
]

/** What operators do. */
export const operations: readonly Step[] = [
  ask('delivery-of-registry', 'operator', `${of('registry')}/delivery`),
  ask('delivery-of-fund', 'operator', `${of('fund')}/delivery`),
  ...refused,
  ...parked,
  act('pause', `${of('registry')}/subscriptions/ladder/pause`),
  act('resume', `${of('registry')}/subscriptions/ladder/resume`),
  act('rebuild', `${of('registry')}/subscriptions/ladder/rebuild`),
  act('replay', `${of('registry')}/subscriptions/record-round-as-stage/replay`, {
    from: '2024-01-01T00:00:00Z',
  }),
]
