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
 * parameters and headers by their name. What is said in several ways is numbered, so nothing is lost; and the change of
 * one sentence is one difference, not forty.
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
  if (isRefusal(value)) return codesOf(value, found)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'parameters' && Array.isArray(member))
        return [key, member.map((one) => named(found.parameters, `${one.in} ${one.name}`, one))]
      if (key === 'headers' && isObject(member))
        return [key, Object.entries(member).map(([name, one]) => named(found.headers, name, one))]
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

function codesOf(refusal: Refusal, { sentences, refusals }: Found): readonly string[] {
  const { description, 'x-problem-codes': codes, ...shape } = refusal
  const lines = description.split('\n')
  const said = codes.map((code, index) => named(sentences, code, lines[index]))
  const more = lines.slice(codes.length).map((line) => named(sentences, 'of no code', line))
  return [named(refusals, 'refusal', shape), ...said, ...more]
}

/** The name under which the wording is kept, with its number where it is not the first. */
function named(said: Said, name: string, wording: unknown): string {
  const text = JSON.stringify(wording)
  const wordings = said.get(name) ?? []
  if (!wordings.includes(text)) said.set(name, [...wordings, text])
  const index = (said.get(name) ?? []).indexOf(text)
  return index === 0 ? name : `${name} #${index + 1}`
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
