import { DemarcError } from '../../../core/errors.ts'
import type { ConsoleClient } from '../console-client.ts'
import { signIn } from '../console-steps.ts'
import type { Stage } from './stage.ts'

/** Opens the console as the root user. If the known password is refused, asks the person for the right one. */
export async function enter(stage: Stage): Promise<ConsoleClient> {
  const { person, email, devices, io } = stage
  for (;;) {
    const client = stage.console()
    try {
      await signIn(client, devices, { email, password: stage.password }, io)
      return client
    } catch (error) {
      if (!(error instanceof DemarcError && error.code === 'CONSOLE_REFUSED')) throw error
      if (person.alone)
        throw new DemarcError(error.code, error.message, {
          cause: error,
          hint: 'The root user of this practice account has a new password or a device. Start a new account, or rehearse without --auto to type the password.',
        })
      person.say(`  The console says: ${error.message}`)
      stage.password = await person.secret("The root user's current password", '')
    }
  }
}
