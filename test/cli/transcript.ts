import { readFileSync } from 'node:fs'
import { demarc } from './in-test.ts'

const PROMPT = '$ demarc'

/**
 * Plays the commands of a transcript, one after the other, and gives the transcript that they make: each command, what it says on
 * standard output, on standard error (behind `! `) and its exit code, unless that is 0. Lines behind `# ` are kept.
 */
export async function played(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  const blocks: string[] = []
  for (const line of readFileSync(path, 'utf8').split('\n'))
    if (line.startsWith('# ')) blocks.push(`${line}\n`)
    else if (line === PROMPT || line.startsWith(`${PROMPT} `)) {
      const { code, out, err } = await demarc(line.slice(PROMPT.length).split(' ').filter(Boolean), env)
      const errors = err.replaceAll(/^(?=.)/gm, '! ')
      blocks.push(`${line}\n${out}${errors}${code === 0 ? '' : `[exit code ${code}]\n`}`)
    }
  return blocks.join('\n')
}
