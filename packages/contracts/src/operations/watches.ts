import {
  WatchCause,
  WatchEnding,
  WatchedChangeKind,
  WatchedKind,
} from '../gen/seedline/credit/v1/watch_events.ts'
import {
  WatchServiceService as Rpcs,
  WatchStatus,
} from '../gen/seedline/credit/v1/watch_service.ts'
import { described, enumeration, id, line, optional, page, prose, uscc } from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { bankPeople } from '../roles.ts'
import { ipFamily } from './ip-rights.ts'
import { command, operationsOf, query } from './operation.ts'
import { checkRightNumber, ofRightNumbers } from './pledges.ts'

export const watchCause = enumeration(WatchCause, 'WATCH_CAUSE', { name: 'WatchCause' })
export const watchEnding = enumeration(WatchEnding, 'WATCH_ENDING', { name: 'WatchEnding' })
export const watchStatus = enumeration(WatchStatus, 'WATCH_STATUS', { name: 'WatchStatus' })
export const watchedKind = enumeration(WatchedKind, 'WATCHED_KIND', { name: 'WatchedKind' })
export const watchedChangeKind = enumeration(WatchedChangeKind, 'WATCHED_CHANGE_KIND', {
  name: 'WatchedChangeKind',
})

const watchId = id('Watch')

/** Rights of an enterprise that is watched whole, at most. */
export const watchedRightsMax = 200

const tag = { zh: '关注', en: 'Watches' }

export const watches = operationsOf(Rpcs, tag, {
  beginWatch: command(Rpcs.beginWatch, {
    rest: 'POST /api/v1/watches',
    effect: 'creates',
    summary: { zh: '关注一项权利或一家企业', en: 'Watch a right or an enterprise' },
    description:
      'Needs the enterprise’s consent, and ends with it. Whatever touches the right, or the enterprise and any of its rights, from then on is told as an alert. A right on which the bank holds a pledge is watched by itself.',
    admits: bankPeople,
    of: 'maker',
    request: {
      uscc,
      family: described(optional(ipFamily), {
        zh: '与号码一同给出：关注该权利；都不填：关注该企业及其全部权利。',
        en: 'With a number: this right. Neither: the enterprise with all of its rights.',
      }),
      number: optional(line(60), ''),
      queryId: described(optional(id('EligibilityQuery'), ''), {
        zh: '本行的一次查询，其中的声明用于每次判断。',
        en: 'A query of the bank’s own, whose declarations hold for each verdict.',
      }),
    },
    check({ family, number }, faults) {
      if (number && family === undefined) faults.note('/family', problemOf('FIELD_MISSING'))
      checkRightNumber({ family, number }, faults)
    },
    refuses: [
      ...ofRightNumbers,
      'CONSENT_MISSING',
      'QUERY_UNKNOWN',
      'IP_RIGHT_UNKNOWN',
      'RIGHT_OF_OTHERS',
      'RIGHT_NOT_CHECKED',
      'TOO_MANY_RIGHTS',
      'VIEW_BEING_BUILT',
      'WATCHED_ALREADY',
      'HISTORY_FULL',
    ],
  }),
  endWatch: command(Rpcs.endWatch, {
    rest: 'POST /api/v1/watches/{watchId}/end',
    effect: 'changes',
    summary: { zh: '不再关注', en: 'Watch no longer' },
    description: 'What a pledge is watched for goes on until the pledge has ended.',
    admits: bankPeople,
    of: 'watch',
    request: { watchId, reason: optional(prose(500), '') },
    refuses: ['WATCH_UNKNOWN', 'WATCH_ENDED_ALREADY', 'WATCH_OF_PLEDGE', 'HISTORY_FULL'],
  }),
  listWatches: query(Rpcs.listWatches, {
    rest: 'GET /api/v1/watches',
    summary: { zh: '关注列表', en: 'Watches' },
    description: 'A bank sees its own, the latest first.',
    admits: bankPeople,
    of: 'shown',
    request: { uscc: optional(uscc), status: optional(watchStatus), page },
    refuses: [],
  }),
})
