import type { DeviceFamily, Family } from '../../core/mfa-device.ts'

/** Each kind of device in two lines, strongest first (IAM/latest/UserGuide/id_credentials_mfa.html). */
export const familyWords: Readonly<
  Record<Family, { readonly name: string; readonly about: readonly [string, string] }>
> = {
  'security-key': {
    name: 'security key or passkey',
    about: [
      'Strongest: it answers only to the true site, so a page that imitates AWS gets nothing (FIDO2, U2F).',
      'A USB key, a phone or a password manager. It gives no codes: the CLI cannot use it, and AWS enrols it in the console only.',
    ],
  },
  'hardware-token': {
    name: 'hardware token',
    about: [
      'Strong: its secret never leaves it, but a code typed into a false page can be used by the attacker who runs that page.',
      'A fob with six digits. AWS must know the token: only tokens that its vendors sold for AWS can be enabled.',
    ],
  },
  virtual: {
    name: 'virtual device',
    about: [
      'The weakest of the three, and much better than none: the secret is copied into an app, and codes can be phished.',
      'An app on a phone, and nothing to buy. It works with the CLI. Do not keep it beside the password.',
    ],
  },
}

/** The names of the kinds, for use on their own. */
export const familyNames: Readonly<Record<DeviceFamily, string>> = {
  virtual: 'virtual',
  'hardware-token': 'hardware token',
  'security-key': 'security key',
  'not-virtual': 'not virtual (AWS shows no more)',
}
