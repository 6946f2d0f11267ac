/** What `demarc mfa --help` says behind the options. */
export const mfaHelp = `
Examples:
  demarc mfa list                                 every user and the root user, with and without MFA
  demarc mfa enable                               for yourself, by questions
  demarc mfa enable --root --family security-key  the steps in the console, then a check
  demarc mfa session -- aws s3 ls                 run a command in a session with MFA
  demarc mfa console --profile admin              open the console as the role of a profile
  demarc mfa lost                                 what to do when a device is lost
  demarc mfa list --practice                      a simulated account on this machine`
