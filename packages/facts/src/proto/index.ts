export { evidenceFromProto, evidenceKindFrom, evidenceToProto } from './evidence-codec.ts'
export { messageJson } from './message-json.ts'
export { moneyFromProto, moneyOfRecord, moneyToProto } from './money-codec.ts'
export {
  provenanceFromProto,
  provenanceToProto,
  statedConfidenceFromProto,
} from './provenance-codec.ts'
export { rungFromProto, rungToProto } from './rung-codec.ts'
