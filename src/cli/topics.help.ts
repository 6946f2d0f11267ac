/** The text of `demarc help TOPIC` for topics that are not commands; loaded on demand. */
export const topics: Readonly<Record<string, string | (() => Promise<string>)>> = {
  environment: `Environment variables

Which account
  AWS_PROFILE, AWS_DEFAULT_PROFILE       the profile; --profile overrides it
  AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN
                                         credentials without a profile
  AWS_REGION, AWS_DEFAULT_REGION         the Region of the first calls
  AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE
                                         other files than ~/.aws/config and ~/.aws/credentials
  AWS_ENDPOINT_URL                       one endpoint for all services, such as a practice account

Output
  NO_COLOR, FORCE_COLOR                  no colours; colours also in a pipe
  COLUMNS                                the width of tables
  PAGER                                  the program that shows --details on a terminal (default: less)

Demarc
  XDG_STATE_HOME                         where kept sessions, practice devices and lessons are (default: ~/.local/state)
  DEMARC_MFA_CACHE                       how mfa session keeps sessions; --cache overrides it
  DEMARC_WEBHOOK                         root watch: the URL to which each message is posted
  DEMARC_TOKENS_KEY                      practice: the key of an encrypted file of hardware tokens
  DEMARC_DEBUG                           1 prints where an error happened
`,
  'exit-codes': `Exit codes

  0    done, and nothing unmet that the options ask about
  1    unmet: a finding that --fail-on names, a measure of the root user, a control that the newer run of diff no longer meets
  2    bad usage, bad input, or no credentials
  3    something could not be read: with --strict, or where the command needs that answer
  130  interrupted by Ctrl-C or SIGTERM

If both 1 and 3 apply, the code is 1. The help of a command names its own codes.
`,
  'demarc.yaml': `demarc.yaml: attestations, exceptions and parameters

Demarc uses the nearest file upwards, as far as the root of the repository or the home folder, and only from a folder in which no other
user may write. Standard error names the file and what it accepts. In a pipeline, name it (--config FILE; a missing file is an error)
or use none (--no-config). demarc attest and demarc accept write it.

Where demarc.yaml sets no parameters, a replay uses those of its recording, and says so; with --no-config, it uses AWS's defaults.

Examples:
  demarc attest                                     sign what no API can show
  demarc accept --run ledger.json                   accept a finding of a run until a date
  demarc scan --config team-a/demarc.yaml --fail-on high
  demarc controls explain CloudWatch.16             the parameters of a control and their ranges
`,
  recordings: `Recordings: AWS's answers in a file, to evaluate again

--record keeps AWS's answers, with their time and SHA-256, in one file (gzip of JSON lines). User data, environment variables,
seeds and other secrets are removed before anything is written or evaluated.

--replay evaluates that file, with the time of the scan as its clock: the same resources, ledger and blind spots, byte for byte. A
damaged or altered file is refused.

--record prints a digest. Keep it in another place, to prove later that the file is the original: --replay prints the digest too, and
--expect sha256:... refuses any other.

--sign-key signs the file (FILE.sig, Ed25519). --verify-key refuses a file that this key did not sign, before it reads the file.
  openssl genpkey -algorithm ed25519 -out key.pem && chmod 600 key.pem     keep it where recordings are made
  openssl pkey -in key.pem -pubout -out key.pub                            give it to those who replay them

Examples:
  demarc scan --record monday.rec.gz
  demarc scan --replay monday.rec.gz --out monday.json
  demarc scan --record monday.rec.gz --sign-key key.pem
  demarc scan --replay monday.rec.gz --verify-key key.pub
  demarc diff monday.rec.gz friday.rec.gz
`,
  services: async () => {
    const { serviceCounts } = await import('../app/controls.ts')
    const lines = serviceCounts().map(({ name, n }) => `  ${name.padEnd(24)}${String(n).padStart(4)}`)
    return `Services with controls (--service NAME, several with commas), and how many\n\n${lines.join('\n')}\n`
  },
  frameworks: async () => {
    const { frameworkIds, frameworkTitles } = await import('../controls/frameworks.ts')
    const lines = frameworkIds.map((id) => `  ${id.padEnd(24)}${frameworkTitles[id]}`)
    return `Frameworks (--framework NAME, several with commas)\n\n${lines.join('\n')}\n`
  },
}
