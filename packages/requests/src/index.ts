export { commandsBy } from './commands-by.ts'
export { type Fields, fieldsOfRequest, type Read } from './fields.ts'
export { type Commanded, readCommand } from './read-command.ts'
export { readList } from './read-list.ts'
export {
  readAsOf,
  readDate,
  readDateOrNone,
  readId,
  readPage,
  readReason,
  readText,
  readVersion,
} from './read-plain.ts'
