import type { Problem, ProblemKind, Text } from '@seedline/values'

/** A sentence in Chinese and in English; `{name}` stands for a fact of the case at hand. */
export type Sentences = readonly [zh: string, en: string]

/** A refusal, declared once: edges, services, documents and pages read it here. */
export interface Refusal {
  /** HTTP and gRPC status follow from it alone. */
  readonly kind: ProblemKind
  /** What the code means. */
  readonly title: Sentences
  /** What was wrong this time; the title where there is nothing more to say. */
  readonly detail?: Sentences
  readonly mend: Sentences
  /** Facts that it carries besides those named in its sentences. */
  readonly facts?: readonly string[]
}

export type Refusals = Readonly<Record<string, Refusal>>

// In sentences, braces also quote JSON: only plain lower-case names are facts.
type NoName = ' ' | '"' | '…' | ':' | ','
type FactsIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string}${NoName}${string}` ? never : Name) | FactsIn<Rest>
  : never

type SentencesOf<R extends Refusal> =
  | (R['detail'] extends Sentences ? R['detail'][number] : R['title'][number])
  | R['mend'][number]

/** The names of the facts that a refusal carries. */
export type FactsOf<R extends Refusal> =
  | FactsIn<SentencesOf<R>>
  | (R['facts'] extends readonly (infer Name extends string)[] ? Name : never)

/** A fact: the same in both languages, or a code with its word in each. */
export type Fact = string | number | bigint | (Text & { readonly code: string })

const placeholder = /\{([a-z][a-z_0-9]*)\}/g

const filled = (sentence: string, facts: Readonly<Record<string, Fact>>, language: keyof Text) =>
  sentence.replace(placeholder, (whole, name: string) => {
    const fact = facts[name]
    if (fact === undefined) return whole
    return typeof fact === 'object' ? fact[language] : String(fact)
  })

const textOf = ([zh, en]: Sentences, facts: Readonly<Record<string, Fact>>): Text => ({
  zh: filled(zh, facts, 'zh'),
  en: filled(en, facts, 'en'),
})

const codesOf = (facts: Readonly<Record<string, Fact>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'object' ? fact.code : String(fact),
    ]),
  )

/** A refusal in the words of the case at hand. */
export const problemIn = <R extends Refusal>(
  code: string,
  refusal: R,
  facts: Readonly<Record<string, Fact>> = {},
): Problem<R['kind']> => ({
  code,
  kind: refusal.kind,
  title: textOf(refusal.detail ?? refusal.title, facts),
  mend: textOf(refusal.mend, facts),
  ...(Object.keys(facts).length > 0 && { facts: codesOf(facts) }),
})
