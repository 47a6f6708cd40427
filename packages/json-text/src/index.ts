export { type JsonRead, readJson } from './read-json.ts'
