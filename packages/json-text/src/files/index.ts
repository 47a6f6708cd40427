export { isArchiveFile } from './archive.ts'
export { isMissing, type JsonFile, readJsonFile } from './read-json-file.ts'
export { UnusableInput } from './unusable-input.ts'
