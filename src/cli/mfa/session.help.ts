/** What `demarc mfa session --help` says behind the options. */
export const sessionHelp = `
These settings of a profile mean the same as to the AWS CLI: role_arn, source_profile, credential_source, mfa_serial, duration_seconds,
external_id, role_session_name, region, endpoint_url, services. One code opens a session of the user (GetSessionToken), and that session
assumes each of the user's roles. A role session of more than an hour needs a code of its own.

Sessions are kept in files that only you can read ($XDG_CACHE_HOME/demarc/mfa, 0600). They are used until 16 minutes before they end; a
short session is used for two thirds of its time. Processes that start together ask for one code. "demarc mfa session list" shows the
sessions, "clear" deletes them.

The terminal asks for the code, also if standard input and output are redirected. --code-from takes it from a program instead. The lines
for a shell, and the environment of a command, also set the profile's region and endpoints, and unset variables that would override the
session.

Exit codes: 0; 2 AWS refused, or bad usage; 130 after Ctrl-C; with a command, the command's own.

Examples:
  eval "$(demarc mfa session)"
  demarc mfa session --profile admin -- aws s3 ls
  demarc mfa session --role-arn arn:aws:iam::111122223333:role/Admin --duration 3600 -- terraform plan
  demarc mfa session --code-from 'ykman oath accounts code --single aws' -- aws s3 ls
  demarc mfa session --profile admin --format fish | source
  credential_process = demarc mfa session --profile base --format json      in ~/.aws/config`
