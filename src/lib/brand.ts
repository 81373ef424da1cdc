declare const brand: unique symbol

/** A primitive that only its own parser or maker may produce, so that a text is not taken for a month or an account. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
