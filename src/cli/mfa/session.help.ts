/** What `demarc mfa session --help` says behind the options. */
export const sessionHelp = `
Without --role-arn it is GetSessionToken, with it AssumeRole, both with a code. The session is kept for you alone
($XDG_CACHE_HOME/demarc/mfa, 0600) and used again for the same caller, device and role until five minutes before it ends.

The lines for a shell take AWS_PROFILE away, which the SDK for JavaScript and Demarc itself ask before the keys. It begins from the
access keys of a user: inside of a session, name their profile with --profile.

Exit codes: 0; 2 AWS refused, or bad usage; with a command, the command's own.

Examples:
  eval "$(demarc mfa session)"
  demarc mfa session -- aws s3 ls
  demarc mfa session --role-arn arn:aws:iam::111122223333:role/Admin --duration 3600 -- terraform plan
  credential_process = demarc mfa session --profile base --format json      in ~/.aws/config`
