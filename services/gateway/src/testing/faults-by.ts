import type { Schema } from '@seedline/contracts/kinds'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { components } from '../openapi/components.ts'

/** Looks for what is wrong with JSON by a schema as the document has it. */
export const faultsBy = (schema: Schema): ((json: unknown) => readonly ErrorObject[]) => {
  const all = components()
  const root = all.refer(schema)
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  const validate = ajv.compile({ ...root, components: { schemas: all.schemas } })
  return (json) => (validate(json) ? [] : (validate.errors ?? []))
}
