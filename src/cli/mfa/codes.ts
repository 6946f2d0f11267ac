import type { CodeGiver, Codes } from '../../app/mfa/enable.ts'
import type { Clock } from '../../core/clock.ts'
import { AWS_TOTP, stepAt } from '../../mfa/otp.ts'
import type { Prompts } from './prompts.ts'

/** Asks for two codes one after the other; reports what is wrong before asking for the next two. */
export const codeGiver = (prompts: Pick<Prompts, 'code' | 'interactive' | 'say' | 'warn'>, now: Clock): CodeGiver => ({
  async codes(): Promise<Codes | undefined> {
    const first = await prompts.code({ label: 'First code ', now })
    if (first === undefined) return undefined
    const after = stepAt(now(), AWS_TOTP)
    for (;;) {
      const second = await prompts.code({ label: 'The one after', now, after })
      if (second === undefined) return undefined
      // at a terminal the next code comes in a moment; a pipe has no more to say
      if (second !== first || !prompts.interactive) return [first, second]
      prompts.say('That is the first code again. Wait until the device shows another one.')
    }
  },
  wrong({ message, hint }, left) {
    prompts.warn(`${message}. ${hint ?? ''}`.trim())
    prompts.say(left === 1 ? 'One more time:' : `${left} more times:`)
  },
})
