/**
 * The Kubernetes versions in standard support on Amazon EKS as of 24 November 2026
 * (https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html). Support of 1.33 ended on 29 July 2026, that of
 * 1.34 ends on 2 December 2026, that of 1.35 on 27 March 2027. What is newer than the newest is not known.
 */
const OLDEST = 34
const NEWEST = 36

/** The minor version of `1.34`; undefined for any other text. */
export function minorOf(version: string | null): number | undefined {
  const [, minor] = /^1\.(\d+)$/.exec(version ?? '') ?? []
  return minor === undefined ? undefined : Number(minor)
}

/** Whether a version is in standard support; undefined for one that is not known. */
export function isInStandardSupport(version: string | null): boolean | undefined {
  const minor = minorOf(version)
  return minor === undefined || minor > NEWEST ? undefined : minor >= OLDEST
}
