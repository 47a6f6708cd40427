import {
  createFileRegistry,
  type DescExtension,
  type DescField,
  type DescMessage,
  fromBinary,
  getOption,
  hasOption,
} from '@bufbuild/protobuf'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import { readDescriptorSet } from '@seedline/contracts/descriptors'

const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readDescriptorSet()))

const extension = (name: string): DescExtension => {
  const found = registry.getExtension(`seedline.answers.v1.${name}`)
  if (found === undefined) throw new Error(`The contracts have no option ${name}`)
  return found
}

const shown = extension('shown')
const component = extension('component')

/** How an answer shows a field, where that does not follow from its type and name: proto/seedline/answers. */
export interface Shown {
  readonly maybe: boolean
  readonly as: string
  readonly otherwise: string
  readonly json: boolean
  readonly hidden: boolean
  readonly pricedIn: string
  readonly digits: boolean
  readonly zh: string
}

const plain: Shown = {
  maybe: false,
  as: '',
  otherwise: '',
  json: false,
  hidden: false,
  pricedIn: '',
  digits: false,
  zh: '',
}

export const shownOf = (field: DescField): Shown =>
  hasOption(field, shown) ? (getOption(field, shown) as unknown as Shown) : plain

const listOf = /^List(\w+)sResponse$/

/** The message's name among the components of the document. */
export const componentOf = (message: DescMessage): string => {
  if (hasOption(message, component)) return getOption(message, component) as string
  return message.name.replace(listOf, '$1List')
}

/** Whether a message is one page or the whole of a list: its entries are shown as `items`. */
export const isList = ({ name, fields }: DescMessage): boolean =>
  name.endsWith('Response') &&
  /^(List|Get\w+History)/.test(name) &&
  fields.some(({ fieldKind }) => fieldKind === 'list')

/** What the RPC of a path answers. */
export const answerOf = (path: string): DescMessage => {
  const [, service = '', rpc = ''] = path.split('/')
  const method = registry.getService(service)?.methods.find(({ name }) => name === rpc)
  if (method === undefined) throw new Error(`The contracts have no RPC ${path}`)
  return method.output
}

/** What the proto says of a message or a field in the lines above it; '' where it says nothing. */
export const commentOf = (described: DescMessage | DescField): string => {
  const path = pathOf(described)
  const file = (described.kind === 'field' ? described.parent : described).file.proto
  const location = file.sourceCodeInfo?.location.find(
    (one) => one.path.length === path.length && one.path.every((step, at) => step === path[at]),
  )
  return inJson((location?.leadingComments ?? '').trim().replace(/\s*\n\s*/g, ' '))
}

// Protos name fields in snake_case, and their readers find them in camelCase.
const inJson = (comment: string): string =>
  comment.replace(/\b[a-z]+(?:_[a-z]+)+\b/g, (name) =>
    name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  )

// Numbers of FileDescriptorProto.message_type and DescriptorProto.field.
const pathOf = (described: DescMessage | DescField): readonly number[] =>
  described.kind === 'field'
    ? [...pathOf(described.parent), 2, described.parent.fields.indexOf(described)]
    : [4, described.file.messages.indexOf(described)]

/** A message by its full name. */
export const messageNamed = (name: string): DescMessage => {
  const message = registry.getMessage(name)
  if (message === undefined) throw new Error(`The contracts have no message ${name}`)
  return message
}
