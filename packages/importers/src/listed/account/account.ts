import type { Text } from '@seedline/values'
import type { Table, TablePart } from '../capital/table.ts'
import { type Found, type Note, note, type Wish } from '../found.ts'
import { leavesOf, saysNothing } from './leaves.ts'

/** What speaks for a leaf of the file; the first that does, of these. */
export type Standing = 'asked' | 'compared' | 'noted'

export interface Account {
  /** Every leaf of the file, each once. */
  readonly leaves: ReadonlyMap<string, Standing>
  /** The leaves that name a page which comes to the record among papers, and the page. */
  readonly pages: ReadonlyMap<string, string>
  /** The notes, with one for every leaf that nothing else speaks for. */
  readonly notes: readonly Accounted[]
}

export interface Accounted extends Note {
  /** The leaves that it alone speaks for. */
  readonly leaves: readonly string[]
}

/** Gives every leaf of a file to what speaks for it. Nothing that the file says is dropped without a word. */
export function accountFor(content: unknown, found: Required<Found>, table: Table): Account {
  const all = leavesOf(content)
  const asked = new Set(
    [...found.wishes, ...table.parts].flatMap(({ leaves }) => leaves).filter((at) => all.has(at)),
  )
  const papers = pagesOf([...found.wishes, ...table.parts])
  const pages = new Map(
    [...all].flatMap(([at, value]) =>
      typeof value === 'string' && papers.has(value) && !asked.has(at) ? [[at, value]] : [],
    ),
  )
  for (const at of pages.keys()) asked.add(at)
  const compared = new Set(
    found.comparisons.flatMap(({ leaves }) => leaves).filter((at) => all.has(at) && !asked.has(at)),
  )
  const left = [...all].filter(([at]) => !asked.has(at) && !compared.has(at))
  const spoken = found.notes.map((one) => ({ ...one, leaves: [] as string[] }))
  const unspoken: { readonly at: string; readonly value: unknown }[] = []
  const speakers = speakersOf(found.notes)
  for (const [at, value] of left) {
    const speaker = speakerFor(at, speakers)
    if (speaker === undefined) unspoken.push({ at, value })
    else spoken[speaker]?.leaves.push(at)
  }
  const rest = unspoken.map(({ at, value }) => ({ ...unread(at, value, all), leaves: [at] }))
  const standing = (at: string): Standing =>
    asked.has(at) ? 'asked' : compared.has(at) ? 'compared' : 'noted'
  return {
    leaves: new Map([...all.keys()].map((at) => [at, standing(at)])),
    pages,
    notes: [...spoken, ...rest],
  }
}

type Carrier = Wish | TablePart

/** The addresses that come to the record among papers: a page that is named elsewhere in the file is there, too. */
export function pagesOf(carriers: readonly Carrier[]): ReadonlySet<string> {
  const evidence = carriers.flatMap((carrier) => {
    if ('evidence' in carrier) return carrier.evidence
    if (!('transactions' in carrier)) return []
    return carrier.transactions.flatMap((one) => ('evidence' in one ? (one.evidence ?? []) : []))
  })
  return new Set(evidence.flatMap(({ url }) => url ?? []))
}

/** The first notes that name each leaf, and that speak for each place. */
interface Speakers {
  readonly named: ReadonlyMap<string, number>
  readonly places: ReadonlyMap<string, number>
}

function speakersOf(notes: readonly Note[]): Speakers {
  const named = new Map<string, number>()
  const places = new Map<string, number>()
  for (const [index, { at, leaves }] of notes.entries()) {
    if (leaves === undefined && !places.has(at)) places.set(at, index)
    for (const leaf of leaves ?? []) if (!named.has(leaf)) named.set(leaf, index)
  }
  return { named, places }
}

/** The note that speaks for a leaf: one that names it, else the nearest above it. */
function speakerFor(at: string, { named, places }: Speakers): number | undefined {
  const naming = named.get(at)
  if (naming !== undefined) return naming
  for (let place = at; ; place = place.slice(0, place.lastIndexOf('/'))) {
    const speaker = places.get(place)
    if (speaker !== undefined || place === '') return speaker
  }
}

function unread(at: string, value: unknown, all: ReadonlyMap<string, unknown>): Note {
  if (saysNothing(value)) return note(at, 'NOTHING_SAID', '文件没有给出', 'the file gives nothing')
  const parent = at.slice(0, at.lastIndexOf('/'))
  if (all.get(`${parent}/v`) === null)
    return note(
      at,
      'NO_VALUE',
      '所属的事实没有数值，未录入',
      'the fact that it belongs to has no value: not recorded',
    )
  const { zh, en } = shown(value)
  return note(
    at,
    'NO_PLACE',
    `${zh}没有登记的地方，未录入`,
    `${en} has no place in the record: not recorded`,
  )
}

function shown(value: unknown): Text {
  const text = String(value).replace(/[\p{Cc}\p{Cf}]/gu, ' ')
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text
  return { zh: `“${short}”`, en: `"${short}"` }
}
