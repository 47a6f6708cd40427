import { idOf } from '@seedline/gateway-client'
import { addDays, type LocalDate } from '@seedline/values'
import { evidence } from './facts.ts'
import { climb, type Tale, wait, write } from './tale.ts'

/** What was recorded wrongly at first and mended: by events, so that both can be read. */
export function tellAmendments(tale: Tale): void {
  const { serial, name, rounds, lastOn } = tale.story
  const first = rounds[0]
  switch (serial) {
    case 28:
      correct(tale, '英文名称有误（演示）· the English name was misspelt (synthetic)', {
        nameEn: name.en.replace(' (synthetic)', ' Co. (synthetic)'),
      })
      break
    case 34:
      correct(tale, '注册地迁移（演示）· the seat has moved (synthetic)', {
        district: tale.story.district === '440311' ? '440306' : '440311',
      })
      break
    case 41:
      correct(tale, '材料领域重新认定（演示）· field of material reassessed (synthetic)', {
        materialField: tale.story.field === 'FRM' ? 'PLM' : 'FRM',
      })
      break
    case 45:
      withdraw(tale, addDays(rounds.at(-1)?.closedOn ?? lastOn, 10))
      break
    case 37:
      if (first) shift(tale, first.round, first.closedOn)
      break
    case 46:
      if (first) recordLate(tale, addDays(first.closedOn, 45))
      break
    default:
  }
}

function correct(tale: Tale, reason: string, changes: Readonly<Record<string, string>>): void {
  write(tale, {
    date: tale.story.lastOn,
    what: 'correction',
    path: ['enterprises', idOf('enterprise'), 'corrections'],
    body: { reason, ...changes },
  })
}

// A round that was recorded on a rumour and taken back.
function withdraw(tale: Tale, date: LocalDate): void {
  climb(tale, 'd', date, evidence('agreement'))
  wait(tale, date, 'ladder', { rungs: tale.rungs }, { rung: 'd', as: 'mistaken-rung' })
  write(tale, {
    date,
    what: 'withdrawal of a rung',
    path: [
      'enterprises',
      idOf('enterprise'),
      'ladder',
      'rungs',
      idOf('mistaken-rung'),
      'withdrawal',
    ],
    body: { reason: '该轮融资未实际交割（演示）· that round was never closed (synthetic)' },
  })
}

function shift(tale: Tale, rung: string, date: LocalDate): void {
  wait(tale, date, 'ladder', { rungs: tale.rungs }, { rung, as: 'shifted-rung' })
  write(tale, {
    date,
    what: 'correction of a rung',
    path: [
      'enterprises',
      idOf('enterprise'),
      'ladder',
      'rungs',
      idOf('shifted-rung'),
      'corrections',
    ],
    body: {
      reason: '以工商变更日期为准（演示）· the date of registration counts (synthetic)',
      reachedOn: addDays(date, 6),
    },
  })
}

function recordLate(tale: Tale, date: LocalDate): void {
  const reason =
    '种子轮可转债在天使轮之后才转股（演示）· the seed note converted only after the angel round (synthetic)'
  climb(tale, 'seed', date, evidence('agreement'), reason)
}
