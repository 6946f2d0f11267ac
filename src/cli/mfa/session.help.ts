/** What `demarc mfa session --help` says behind the options. */
export const sessionHelp = `
A profile says what it says to the AWS CLI: role_arn, source_profile, credential_source, mfa_serial, duration_seconds, external_id,
role_session_name, region, endpoint_url, services. One code opens a session of the user (GetSessionToken), from which roles are
assumed, so that it serves all roles of that user. A role that is to last longer than an hour takes a code of its own.

Sessions are kept for you alone ($XDG_CACHE_HOME/demarc/mfa, 0600) and used again until 16 minutes before they end, or for two
thirds of a short one; processes that start together ask once. "demarc mfa session list" shows them, "clear" deletes them.

A code is asked for at the terminal, independently of standard input and output. --code-from takes it from a program instead. The lines for
a shell, and the environment of a command, have what the profile says besides, and lack what would count before the session.

Exit codes: 0; 2 AWS refused, or bad usage; 130 after Ctrl-C; with a command, the command's own.

Examples:
  eval "$(demarc mfa session)"
  demarc mfa session --profile admin -- aws s3 ls
  demarc mfa session --role-arn arn:aws:iam::111122223333:role/Admin --duration 3600 -- terraform plan
  demarc mfa session --code-from 'ykman oath accounts code --single aws' -- aws s3 ls
  demarc mfa session --profile admin --format fish | source
  credential_process = demarc mfa session --profile base --format json      in ~/.aws/config`
