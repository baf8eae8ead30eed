/** Types of checkout.mjs. */

/** Root folder of the checkout. */
export const checkout: string;
/** Executable of the Node that the project carries. */
export const carriedNode: string;
/** Folder of an installed package. */
export function packageFolder(name: string): string;
/** Version of an installed package, or null when it is not installed. */
export function installedVersion(name: string): string | null;
