import { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import { type Rung, rungs } from '../words/rung.ts'

const protoByName: Readonly<Record<string, ProtoRung>> = ProtoRung

const toProto = new Map(rungs.map((rung) => [rung, protoNamed(rung)]))
const fromProto = new Map([...toProto].map(([rung, proto]) => [proto, rung]))

function protoNamed(rung: Rung): ProtoRung {
  const name = `RUNG_${rung.replaceAll('-', '_').toUpperCase()}`
  const proto = protoByName[name]
  if (proto === undefined) throw new Error(`The contract has no rung ${name}`)
  return proto
}

/** Unspecified where there is none. */
export const rungToProto = (rung: Rung | undefined): ProtoRung =>
  rung === undefined ? ProtoRung.RUNG_UNSPECIFIED : (toProto.get(rung) ?? protoNamed(rung))

/** The rung that a proto value names; undefined when unspecified or unknown to this version. */
export const rungFromProto = (proto: ProtoRung): Rung | undefined => fromProto.get(proto)
