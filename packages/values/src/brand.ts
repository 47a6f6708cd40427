declare const brand: unique symbol

/** A plain value that only its parser can make. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }
