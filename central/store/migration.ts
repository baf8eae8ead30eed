/** One numbered step of the schema. Shipped steps never change; a mistake is mended by the next number. */
export type Migration = { readonly id: number; readonly name: string; readonly sql: string };
