type Members = Readonly<Record<string, unknown>>

/** What is said once, by its name: each different wording in the order in which it came. */
type Said = Map<string, string[]>

interface Found {
  readonly sentences: Said
  readonly refusals: Said
  readonly parameters: Said
  readonly headers: Said
}

/**
 * The OpenAPI document with what many operations repeat said once, behind the rest: sentences of refusals by their code,
 * parameters and headers by their name. An operation keeps of each the number of its wording, so nothing is lost but their
 * order, which means nothing; and the change of one sentence is one difference, not forty.
 */
export function folded(document: unknown): unknown {
  const found = {
    sentences: new Map(),
    refusals: new Map(),
    parameters: new Map(),
    headers: new Map(),
  }
  const rest = inner(document, found) as Members
  const once = Object.entries(found).map(([what, said]) => [what, Object.fromEntries(said)])
  return { ...rest, saidOnce: Object.fromEntries(once) }
}

function inner(value: unknown, found: Found): unknown {
  if (Array.isArray(value)) return value.map((item) => inner(item, found))
  if (!isObject(value)) return value
  if (isRefusal(value)) return ofRefusal(value, found)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'parameters' && Array.isArray(member)) {
        const ones = member.map((one): Wording => [`${one.in} ${one.name}`, one])
        return [key, numbers(found.parameters, ones)]
      }
      if (key === 'headers' && isObject(member))
        return [key, numbers(found.headers, Object.entries(member))]
      return [key, inner(member, found)]
    }),
  )
}

interface Refusal {
  readonly description: string
  readonly 'x-problem-codes': readonly string[]
}

const isRefusal = (value: object): value is Refusal =>
  'x-problem-codes' in value && 'description' in value

function ofRefusal(refusal: Refusal, { sentences, refusals }: Found): Members {
  const { description, 'x-problem-codes': codes, ...shape } = refusal
  const lines = description.split('\n')
  const said = lines.map((line, index): Wording => [codes[index] ?? 'of no code', line])
  const untold = codes.slice(lines.length).map((code): Wording => [code, null])
  return { ...numbers(refusals, [['shape', shape]]), ...numbers(sentences, [...said, ...untold]) }
}

type Wording = readonly [name: string, wording: unknown]

/** Keeps the wordings under their names, and tells which of those that are kept there each is. */
function numbers(said: Said, wordings: readonly Wording[]): Members {
  return Object.fromEntries(
    wordings.map(([name, wording]) => {
      const text = JSON.stringify(wording)
      const known = said.get(name) ?? []
      const all = known.includes(text) ? known : [...known, text]
      said.set(name, all)
      return [name, all.indexOf(text) + 1]
    }),
  )
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
