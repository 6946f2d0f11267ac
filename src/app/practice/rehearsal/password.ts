import { judgementText, madeText } from '../../../report/root/password.ts'
import { judge, STRONG_FROM } from '../../../root/password/judge.ts'
import { CHARACTERS, type MadePassword, makePassphrase, makeRandom, WORDS } from '../../../root/password/make.ts'
import { passphraseWords } from '../../../root/password/words.ts'
import { lineThat } from './person.ts'
import { isDone, type RehearsalStep, type Stage } from './stage.ts'
import { enter } from './visit.ts'

export const strongPasswordStep: RehearsalStep = {
  title: 'A strong password',
  measure: 'strong-password',
  why: [
    'Short passwords are guessed, and reused ones leak. Use a long one that you use nowhere else.',
    'No API shows how strong the password is, so a person attests it, with an expiry date.',
  ],
  done: (audit) => isDone(audit, 'strong-password'),
  act: async (stage) => {
    const { person } = stage
    // sign in first, so that no new password is shown to someone who cannot set it
    const client = await enter(stage)
    const chosen = await choosePassword(stage)
    await client.step('change-password', { old: stage.password, new: chosen.password })
    stage.password = chosen.password
    person.say('  Signed in to the console with the old password, and changed it there, because AWS has no API for it.')
    const by = await lineThat(
      person,
      'Who signs that it is strong, used nowhere else and kept safe?',
      'the rehearsal',
      (name) => (name === '' ? 'A name or a role is required.' : undefined),
    )
    person.say(`  demarc.yaml now has this attestation:\n\n${indented(await stage.sign(by, chosen.evidence))}`)
  },
}

async function choosePassword(stage: Stage): Promise<{ readonly password: string; readonly evidence: string }> {
  const { person, random } = stage
  const how = await person.choose(
    'Which password?',
    [
      { value: 'passphrase', label: 'A passphrase', hint: `${WORDS.usual} random words` },
      { value: 'random', label: 'Random characters', hint: `${CHARACTERS.usual} of them` },
      { value: 'own', label: 'A password of my own', hint: 'Demarc rates it' },
    ],
    'passphrase',
  )
  if (how === 'own') return thoughtUp(stage)
  const made: MadePassword =
    how === 'random'
      ? makeRandom(CHARACTERS.usual, random)
      : makePassphrase(await passphraseWords(), WORDS.usual, random)
  const said = madeText(made)
  person.show(made.password)
  person.say(`  ${said}`)
  await person.choose(
    'Keep it in a password manager, or in an envelope in a safe.',
    [{ value: 'kept', label: 'I kept it' }],
    'kept',
  )
  return { password: made.password, evidence: said }
}

/** Asks until the password is strong. */
async function thoughtUp({
  person,
  look,
  email,
}: Stage): Promise<{ readonly password: string; readonly evidence: string }> {
  for (;;) {
    const password = await person.secret('The new password', '')
    const judgement = await judge(password, { email, alias: 'nordlicht-instruments' })
    person.say(judgementText(judgement, look))
    if (judgement.strong) return { password, evidence: `it takes more than 10^${STRONG_FROM} guesses` }
  }
}

const indented = (text: string): string => text.trimEnd().replaceAll(/^/gm, '    ')
