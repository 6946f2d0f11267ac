/** Lists everything that prevents the release of a commit: a sentence each, with what to do. */
import type { Signatures } from './lock.ts'

export interface Candidate {
  readonly version: string
  readonly private: boolean
  /** The tags on the commit. */
  readonly tags: readonly string[]
  readonly onMain: boolean
  /** Files that git sees as changed or new. */
  readonly changed: readonly string[]
  readonly changelog: string
  readonly lockFaults: readonly string[]
  readonly signatures: Signatures
  /** The output of `npm run truth`, if it found the facts file or a dated table too old, or something undeclared. */
  readonly stale: string | undefined
}

/** The section of one version in the changelog, without its heading; `undefined` if it is missing or empty. */
export function notesOf(changelog: string, version: string): string | undefined {
  const lines = changelog.split('\n')
  const start = lines.indexOf(`## ${version}`)
  if (start < 0) return undefined
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '))
  const section = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)
  return section.join('\n').trim() || undefined
}

/** The faults that `npm run truth` found; if it failed in another way, the end of its output. */
export function staleIn(printed: string): string {
  const lines = printed.trim().split('\n')
  const wrong = lines.filter((line) => line.startsWith('wrong: '))
  return (wrong.length > 0 ? wrong.map((line) => line.slice('wrong: '.length)) : lines.slice(-5)).join('; ')
}

export function inTheWay(one: Candidate): readonly string[] {
  const tag = `v${one.version}`
  return [
    one.private && 'package.json is private: take that out once the name on the registry is ours',
    !one.tags.includes(tag) && `the tag ${tag} does not stand on this commit: git tag --sign ${tag}`,
    !one.onMain && 'this commit is not on main: merge it first',
    one.changed.length > 0 && `these files are not committed: ${one.changed.slice(0, 5).join(', ')}`,
    notesOf(one.changelog, one.version) === undefined && `CHANGELOG.md says nothing under "## ${one.version}"`,
    ...one.lockFaults,
    one.signatures.verified !== true && `the signatures of the packages are not verified: ${one.signatures.said}`,
    one.stale !== undefined && `npm run truth: ${one.stale}`,
  ].filter((fault) => fault !== false)
}
