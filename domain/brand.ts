/**
 * Names as types. A branded value can only come from the parser that checked it,
 * or from a place that says why the cast is true.
 */
declare const brand: unique symbol;
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
