/** What everybody may know of a code: its HTTP status, what was wrong, how to mend it. */
export interface Entry {
  readonly status: number
  readonly title: { readonly zh: string; readonly en: string }
  readonly mend: { readonly zh: string; readonly en: string }
}

type Sentences = readonly [zh: string, en: string]

/** One entry; sentences may hold `{fact}` for a fact of the case at hand. */
export const entry = (status: number, title: Sentences, mend: Sentences): Entry => ({
  status,
  title: { zh: title[0], en: title[1] },
  mend: { zh: mend[0], en: mend[1] },
})
