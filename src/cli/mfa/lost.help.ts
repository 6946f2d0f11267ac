/** What `demarc mfa lost --help` says behind the options. */
export const lostHelpText = `
The command calls no AWS API and needs no credentials. demarc mfa help lost prints the same.

Examples:
  demarc mfa lost                         for the root user, an IAM user and a user of IAM Identity Center
  demarc mfa lost --root
  demarc mfa lost --user --partition aws-cn
  demarc mfa lost --format json`
