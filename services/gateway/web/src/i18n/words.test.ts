import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { operation, operationIds, schemaNames } from '../contract/contract.ts'
import { termOfEventValue } from '../contract/enumerations.ts'
import { type Field, fieldsOf } from '../contract/field.ts'
import { labelFor, termOf, termsOf } from './glossary.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

const protos = join(import.meta.dirname, '../../../../../proto/seedline')
const read = (file: string) => readFileSync(join(protos, file), 'utf8').replace(/\/\/.*$/gm, '')
const eventFiles = readdirSync(protos, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('_events.proto'),
)

interface Message {
  readonly name: string
  readonly fields: readonly { readonly type: string; readonly name: string }[]
}

const messages = eventFiles.flatMap((file) =>
  [...read(file).matchAll(/^message (\w+) \{(.*?)^\}/gms)].map(
    ([, name = '', body = '']): Message => ({
      name,
      fields: [...body.matchAll(/^\s*(?:optional |repeated )?([\w.]+) (\w+) = \d+\b/gm)].map(
        ([, type = '', field = '']) => ({
          type,
          name: field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        }),
      ),
    }),
  ),
)

// What another message is made of is a value, such as Subscription; what stands by itself is an event.
const values = new Set(messages.flatMap(({ fields }) => fields.map(({ type }) => type)))
// A closing is kept whole in the event that keeps its place, too.
const alsoWithinAnother = ['RoundClosed']
const events = messages.filter(({ name }) => !values.has(name) || alsoWithinAnother.includes(name))

const hasBoth = (term: { zh: string; en: string } | undefined) =>
  term !== undefined && term.zh.trim() !== '' && term.en.trim() !== ''

test('every event of every service has its name in both languages', () => {
  expect(events.length).toBeGreaterThan(25)
  expect(events.map(({ name }) => name).filter((name) => !hasBoth(termOf('events', name)))).toEqual(
    [],
  )
})

test('no name is kept for an event that is none any more', () => {
  const known = events.map(({ name }) => name)
  expect(termsOf('events').filter(({ key }) => !known.includes(key))).toEqual([])
})

/** A field is named by itself, or together with what it is a field of. */
function unnamed(owner: string, name: string): readonly string[] {
  return hasBoth(termOf('fields', `${owner}.${name}`) ?? termOf('fields', name))
    ? []
    : [`${owner}.${name}`]
}

test('every field that a history shows has its label in both languages', () => {
  expect(
    messages.flatMap(({ name, fields }) => fields.flatMap((f) => unnamed(name, f.name))),
  ).toEqual([])
})

// Operators' commands and the development's have no page; batches are sent by the page of imports, which has its own words.
const withoutPage = new Set([
  'ReplayFrom',
  'LogMissingQueries',
  'DevelopmentTokenRequest',
  'RunBatch',
  'BatchEntry',
  'BatchVerdict',
])
const shown = ['Enterprise', 'Deal', 'DealClosing', 'RoundFigures', 'RecordedSubscription', 'Fund']
const alsoShown = ['Commitment', 'CapTable', 'CapTableHolder', 'CapTableSecurity', 'CapTablePlan']
const ofDesignations = ['Designation', 'HeldDesignation', 'AttestedFact']
const requests = operationIds.flatMap((id) => operation(id).request ?? [])
const named = [
  ...requests.filter((name) => !withoutPage.has(name)),
  ...shown,
  ...alsoShown,
  ...ofDesignations,
]

function allFields(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...allFields(field.fields ?? [])])
}

test('every field that a form asks for or a page shows has its label in both languages', () => {
  const fields = named.flatMap((name) => allFields(fieldsOf(name)))
  expect(fields.length).toBeGreaterThan(100)
  expect(fields.flatMap(({ owner, name }) => unnamed(owner, name))).toEqual([])
})

test('every choice that a form offers has its word in both languages', () => {
  const fields = named.flatMap((name) => allFields(fieldsOf(name)))
  const wordless = fields
    .filter(({ kind, name }) => kind === 'choice' && name !== 'currency')
    .flatMap(({ owner, name, section, choices = [] }) =>
      choices
        .filter((key) => !section || !hasBoth(termOf(section, key)))
        .map((key) => `${owner}.${name}=${key}`),
    )
  expect(wordless).toEqual([])
})

test('every enumeration of the contract has its words, also where only answers carry it', () => {
  const wordless = schemaNames
    .filter((name) => !withoutPage.has(name))
    .flatMap((name) => fieldsOf(name))
    .filter(
      ({ kind, section, owner, name }) =>
        kind === 'choice' && !section && !codes.has(`${owner}.${name}`),
    )
  expect(wordless.map(({ owner, name }) => `${owner}.${name}`)).toEqual([])
})

// Codes that are shown as they are, or not at all.
const codes = new Set([
  ...['Money', 'Price', 'OpenFund', 'Fund'].map((owner) => `${owner}.currency`),
  'PlanQuestion.currency',
  'About.environment',
  'Health.status',
])

test('every value of an enumeration that an event carries has its word', () => {
  const used = new Set(
    messages.flatMap(({ fields }) => fields.map(({ type }) => type.split('.').at(-1))),
  )
  const all = readdirSync(protos, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.proto'),
  )
  const enumerations = all.flatMap((file) => [...read(file).matchAll(/^enum (\w+) \{([^}]*)\}/gm)])
  const constants = enumerations
    .filter(([, name]) => used.has(name) || name === 'Confidence')
    .flatMap(([, , body = '']) =>
      [...body.matchAll(/^\s*(\w+) = [1-9]\d*;/gm)].map(([, c = '']) => c),
    )
  expect(constants.length).toBeGreaterThan(30)
  const wordless = constants.filter((constant) => {
    const found = termOfEventValue(constant)
    return !found || !hasBoth(termOf(found.section, found.key))
  })
  expect(wordless).toEqual([])
})

test('every command is called by name in both languages', () => {
  const nameless = operationIds.filter((id) => !hasBoth(operation(id).summary))
  expect(nameless).toEqual([])
})

test('every role that may call has its word', () => {
  const roles = operationIds.flatMap((id) => {
    const admitted = operation(id).roles
    return typeof admitted === 'string' ? [] : admitted
  })
  expect(roles.filter((role) => !hasBoth(termOf('roles', role)))).toEqual([])
})

describe.each([
  ['zh', zh],
  ['en', en],
])('the sentences in %s', (_, texts: Readonly<Record<string, string>>) => {
  test('none is empty, and each takes the same values as in the other language', () => {
    const taken = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    for (const [key, other] of Object.entries(zh)) {
      expect(texts[key]?.trim()).not.toBe('')
      expect({ key, takes: taken(texts[key]) }).toEqual({ key, takes: taken(other) })
    }
  })
})

test('a name that means two things is told apart by what it is a field of', () => {
  expect(labelFor('Evidence', 'title', 'en')).toBe('Title of the evidence')
  expect(labelFor('CloseEnterprise', 'closedOn', 'zh')).toBe('注销日期')
  expect(labelFor('CloseRound', 'closedOn', 'zh')).toBe('交割日期')
})
