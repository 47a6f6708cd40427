import {
  IpGranted,
  IpMarked,
  IpRightRegistered,
} from '@seedline/contracts/registry/v1/ip_right_events'
import { IpAcquisition, IpFamily, IpMark } from '@seedline/contracts/registry/v1/ip_right_terms'
import { deriveId } from '@seedline/values'
import { made, registryEvent, registryStream, type ToldStream } from '@seedline/verify/testing'
import type { Pair } from '../harness/figure.ts'
import type { Bench } from '../harness/measurement.ts'
import { recordStreams } from '../plan/recorded.ts'
import { enterpriseOf, toldEnterprise } from '../plan/told-enterprises.ts'
import { commandCounts, countsBetween, describedPer } from '../rounds/database-commands.ts'
import { freshNamespace, startSystem } from '../system/running-system.ts'
import { cpuOf } from '../system/usage.ts'

const checks = 200
const repetitions = 5

/** CPU of the registry for a self-check that is asked for by REST, of an enterprise with so many patents, in ms. */
export async function answeredChecks(
  bench: Bench,
  patents: number,
  mostMs: number,
): Promise<readonly Pair[]> {
  const namespace = freshNamespace()
  const rights = Array.from({ length: patents }, (_, n) => patent(enterpriseOf(0), n))
  await recordStreams(bench, namespace, [[...toldEnterprise(0), ...rights]])
  const { stack, caller, registry, stop } = await startSystem(bench, 1, namespace)
  try {
    const pid = stack.service('registry').pid() ?? 0
    const path = `/enterprises/${enterpriseOf(0)}/self-checks/little-giant`
    for (let warm = 0; warm < 2 * checks; warm += 1) await caller.get(path)
    const asked = await commandCounts(registry)
    const pairs: Pair[] = []
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      const before = cpuOf(pid)
      for (let check = 0; check < checks; check += 1) await caller.get(path)
      pairs.push({ ours: (cpuOf(pid) - before) / 1_000 / checks, baseline: mostMs })
    }
    const counts = countsBetween(asked, await commandCounts(registry))
    bench.say(`database commands of a self-check: ${describedPer(counts, repetitions * checks)}`)
    return pairs
  } finally {
    await stop()
  }
}

function patent(enterpriseId: string, n: number): ToldStream {
  const ipRightId = deriveId('IpRight', enterpriseId, String(n))
  const on = (year: number) => `${year}-0${1 + (n % 9)}-1${n % 10}`
  const registering = IpRightRegistered.fromPartial({
    ipRightId,
    family: IpFamily.IP_FAMILY_PATENT,
    number: `2018${1 + (n % 2)}${String(n).padStart(7, '0')}.X`,
    title: `Made-up composite ${n}`,
    filedOn: on(2018),
    owners: [{ enterpriseId, name: 'Made up' }],
    acquisition: IpAcquisition.IP_ACQUISITION_ORIGINAL,
    provenance: made,
  })
  const granted = IpGranted.fromPartial({ ipRightId, on: on(2020), provenance: made })
  const mark = IpMark.IP_MARK_STRATEGIC_INDUSTRY
  const marked = IpMarked.fromPartial({ ipRightId, on: on(2021), mark, provenance: made })
  return registryStream('ip_right', ipRightId, [
    [
      registryEvent('IpRightRegistered', IpRightRegistered.encode(registering).finish()),
      registryEvent('IpGranted', IpGranted.encode(granted).finish()),
      ...(n % 4 === 0 ? [registryEvent('IpMarked', IpMarked.encode(marked).finish())] : []),
    ],
  ])
}
