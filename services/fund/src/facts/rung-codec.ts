import { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import { type FinancingRung, financingRungs, otherRungs, type Rung } from './rung.ts'

const protoName = (rung: Rung): string => `RUNG_${rung.toUpperCase().replaceAll('-', '_')}`

const ownOfProto: ReadonlyMap<string, Rung> = new Map(
  [...financingRungs, ...otherRungs].map((rung) => [protoName(rung), rung]),
)

export function rungToProto(rung: Rung): ProtoRung {
  const name = protoName(rung) as ProtoRung
  if (!Object.hasOwn(ProtoRung, name)) throw new Error(`The contract has no rung ${name}`)
  return name
}

/** Undefined when it names none that this version knows. */
export const rungFromProto = (proto: ProtoRung): Rung | undefined => ownOfProto.get(proto)

/** Of a recorded round. @throws Error when it is none. */
export function financingRungOfRecord(proto: ProtoRung): FinancingRung {
  const found = financingRungs.find((rung) => rung === rungFromProto(proto))
  if (found === undefined) throw new Error(`A recorded round is at no financing rung: ${proto}`)
  return found
}
