import type { Plan } from '@seedline/gateway-client'
import { addDays } from '@seedline/values'
import { tellAmendments } from './amendments.ts'
import { tellBeyond } from './beyond.ts'
import { provenance } from './facts.ts'
import { tellFoundation, tellPlatform } from './foundation.ts'
import { tellLooseDeals } from './loose-deals.ts'
import { tellRound } from './rounds.ts'
import { seeded } from './seeded.ts'
import type { Story } from './story.ts'
import { syntheticUscc } from './synthetic-uscc.ts'
import { awaitRounds, type Tale, write } from './tale.ts'

/** The commands that a story comes to, in the order in which it happened. */
export function tell(story: Story): Plan {
  const tale: Tale = { story, steps: [], total: 0n, rungs: 0, closing: false }
  register(tale)
  tellFoundation(tale)
  for (const round of story.rounds) {
    tellRound(tale, round)
    if (round.round === 'a') tellPlatform(tale, addDays(round.closedOn, 40))
  }
  tellBeyond(tale)
  tellLooseDeals(tale, seeded(story.serial * 7919))
  tellAmendments(tale)
  awaitRounds(tale, story.lastOn)
  return {
    title: { zh: story.name.zh, en: story.name.en },
    steps: tale.steps.map(({ step }) => step),
  }
}

function register(tale: Tale): void {
  const { serial, name, field, district, foundedOn } = tale.story
  const uscc = syntheticUscc(serial)
  write(tale, {
    date: foundedOn,
    what: 'register',
    path: ['enterprises'],
    as: 'enterprise',
    known: {
      problems: ['ENTERPRISE_ALREADY_REGISTERED'],
      find: { name: name.zh, uscc, source: '' },
    },
    body: {
      uscc,
      nameZh: name.zh,
      nameEn: name.en,
      materialField: field,
      district,
      foundedOn,
      provenance,
    },
  })
}
