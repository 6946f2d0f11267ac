/** The minor version of `1.34`; undefined for any other text. */
export function minorOf(version: string | null): number | undefined {
  const [, minor] = /^1\.(\d+)$/.exec(version ?? '') ?? []
  return minor === undefined ? undefined : Number(minor)
}

/** Is one version older than another? False where one of them is not a version. */
export const isBefore = (version: string | null, other: string): boolean =>
  (minorOf(version) ?? Number.NaN) < (minorOf(other) ?? Number.NaN)
