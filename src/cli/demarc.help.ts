/** What `demarc --help` says behind the options. */
export const demarcHelp = `
Examples:
  demarc scan --practice            scan a simulated account on this machine
  demarc scan                       scan the account of your AWS credentials
  demarc root                       how well the root user is protected
  demarc model --compare ec2 rds s3 where the line between AWS and you runs
  demarc mfa list                   who has which MFA device, and who has none
  demarc practice                   start a simulated account and keep it running
  demarc learn                      learn the model, lesson by lesson`
