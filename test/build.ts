import { spawnSync } from 'node:child_process'

/** Builds the package before the tests that run it, so that they never run an old one. */
export default function build(): void {
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the build failed: ${stderr}`)
}
