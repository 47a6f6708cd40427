import { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import { type Rung, rungs } from './rung.ts'

type ProtoName = Exclude<keyof typeof ProtoRung, 'RUNG_UNSPECIFIED' | 'UNRECOGNIZED'>

const protoNameOf = (rung: Rung): ProtoName =>
  `RUNG_${rung.replaceAll('-', '_').toUpperCase()}` as ProtoName

const toProto = new Map<Rung, ProtoRung>(rungs.map((rung) => [rung, ProtoRung[protoNameOf(rung)]]))
const fromProto = new Map<ProtoRung, Rung>([...toProto].map(([rung, proto]) => [proto, rung]))

export const rungToProto = (rung: Rung | undefined): ProtoRung =>
  (rung && toProto.get(rung)) ?? ProtoRung.RUNG_UNSPECIFIED

/** The rung that a proto value names; undefined when unspecified or unknown to this version. */
export const rungFromProto = (proto: ProtoRung): Rung | undefined => fromProto.get(proto)
