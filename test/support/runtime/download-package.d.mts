/** Types of download-package.mjs. */

/** Gets a package's tarball into `folder`, checked by `sha512` (base64); rejects when no way works. */
export function downloadPackage(
  wanted: { readonly spec: string; readonly sha512: string },
  folder: string,
  step: string,
): Promise<string>;
