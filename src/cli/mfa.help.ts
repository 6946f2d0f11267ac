/** What `demarc mfa --help` says behind the options. */
export const mfaHelp = `
Examples:
  demarc mfa list                                 every user and the root user, and who is without
  demarc mfa enable                               for yourself, by questions
  demarc mfa enable --root --family security-key  what the console alone can do, verified
  demarc mfa session -- aws s3 ls                 a command with a code behind it
  demarc mfa console --profile admin              the console, as the role of a profile
  demarc mfa lost                                 a device is lost: the way back, for each kind of user
  demarc mfa list --practice                      a simulated account on this machine`
