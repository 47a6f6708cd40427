import { HolderKind as ProtoHolderKind } from '@seedline/contracts/fund/v1/deal_events'
import { type HolderKind, holderKinds } from './holder-kind.ts'

const protoOf: Readonly<Record<HolderKind, ProtoHolderKind>> = {
  founder: ProtoHolderKind.HOLDER_KIND_FOUNDER,
  individual: ProtoHolderKind.HOLDER_KIND_INDIVIDUAL,
  institution: ProtoHolderKind.HOLDER_KIND_INSTITUTION,
  fund: ProtoHolderKind.HOLDER_KIND_FUND,
  'employee-platform': ProtoHolderKind.HOLDER_KIND_EMPLOYEE_PLATFORM,
  public: ProtoHolderKind.HOLDER_KIND_PUBLIC,
}

export const holderKindToProto = (kind: HolderKind): ProtoHolderKind => protoOf[kind]

/** Undefined when it names none. */
export const holderKindFromProto = (proto: ProtoHolderKind): HolderKind | undefined =>
  holderKinds.find((kind) => protoOf[kind] === proto)

/** Of a recorded holder. @throws Error when it names none. */
export function holderKindOfRecord(proto: ProtoHolderKind): HolderKind {
  const kind = holderKindFromProto(proto)
  if (kind === undefined) throw new Error(`A recorded kind of holder is not known: ${proto}`)
  return kind
}
