/** What `demarc mfa lost --help` says behind the options. */
export const lostHelpText = `
It asks nothing of AWS, and works without credentials. demarc mfa help lost says the same.

Examples:
  demarc mfa lost                         for the root user, an IAM user and a user of IAM Identity Center
  demarc mfa lost --root
  demarc mfa lost --user --partition aws-cn
  demarc mfa lost --format json`
