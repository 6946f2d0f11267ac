/** What `demarc mfa console --help` says behind the options. */
export const consoleHelp = `
The command assumes the role of the profile, or of --role-arn, with the code: the console's sign-in accepts the session of a role that
a user assumed with access keys. The console session lasts as long as the role's session (--duration). Keep the URL secret: for 15
minutes it signs in any person who has it.

Exit codes: 0; 2 AWS refused, or bad usage; 130 after Ctrl-C.

Examples:
  demarc mfa console --profile admin
  demarc mfa console --role-arn arn:aws:iam::111122223333:role/Admin --duration 14400
  demarc mfa console --profile admin --destination https://eu-central-1.console.aws.amazon.com/s3/home
  demarc mfa console --profile admin --print`
