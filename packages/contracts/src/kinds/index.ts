export {
  currency,
  money,
  moneyJson,
  moneySchema,
  optionalPriceIn,
  type Priced,
  priceIn,
  priceSchema,
  quantity,
  sharePrice,
} from './amounts.ts'
export { among, type Enumeration, enumeration, type NamesOf, oneOfWords } from './enumeration.ts'
export {
  evidence,
  evidences,
  type HolderKind,
  holderKind,
  provenance,
  rung,
  uscc,
} from './facts.ts'
export { figureItem, figurePeriod, statedDecimal, unitOfFigure } from './figures.ts'
export { grouped } from './grouped.ts'
export {
  type AnyKind,
  below,
  type DomainOf,
  described,
  describedSchema,
  type Faults,
  type Kind,
  type ProtoOf,
  type Schema,
} from './kind.ts'
export { listed } from './listed.ts'
export {
  fieldsFromJson,
  fieldsToProto,
  type Members,
  type MembersOf,
  readFields,
  recordedFields,
  type Step,
  schemaOfSteps,
  stepsOf,
  type ValuesOf,
} from './members.ts'
export { flag, streamVersion, streamVersions, whole, wholeInt64 } from './numbers.ts'
export { isObject, type MessageType, type ObjectKind, object, oneOf, spread } from './object.ts'
export { plainObject } from './plain-object.ts'
export { type AsOf, asOf, atLeastVersion, type Page, page, pageFields } from './questions.ts'
export { changed, inField, list, optional, optionalList, unlisted } from './several.ts'
export {
  date,
  formed,
  givenId,
  id,
  instant,
  line,
  organisation,
  plain,
  prose,
  recordedText,
  textual,
} from './text.ts'
export { yearlyPercent } from './yearly-percent.ts'
