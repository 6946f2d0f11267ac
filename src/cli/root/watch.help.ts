/** What `demarc root watch --help` says behind the options. */
export const watchHelp = `
Sign-ins and changes are reported at once. The reads of one session come in one message: when the session made none for 5 minutes, 30
minutes after its first, at the end of the watch, or at once with --once. Each message has a severity: critical for a sign-in without
MFA and for what takes the account over (CreateAccessKey, DeactivateMFADevice ...), high for other sign-ins and changes, medium for what
was refused, low for reads. --only keeps the kinds that you name; the journal knows the others, and never reports them later.

Each message is in the journal before it is sent, and again when it arrived: nothing is lost, and nothing is sent twice, over restarts
and crashes. One case cannot be known: the watch was killed after the receiver took a message and before the journal had it. Then the
message is sent again and says so; a webhook sees the same Idempotency-Key, a FIFO topic the same deduplication id. Standard output that
is a file is read back instead: each message stands there once, also after a crash.
A message that a webhook or a topic does not take is tried again until it does, also after a restart.

AWS shows root events to CloudTrail's event history some minutes after they happened; a queue has them within seconds.
IAM actions: cloudtrail:LookupEvents and ec2:DescribeRegions, or with --queue sqs:ReceiveMessage and sqs:DeleteMessage, and for a
queue with events of an organization organizations:ListAccounts; with --sns sns:Publish.

Exit codes: 0 stopped, or looked once and sent all; 2 bad usage or no credentials; 3 with --once, something could not be read or
sent (it is kept); 130 after Ctrl-C.

Examples:
  demarc root watch
  DEMARC_WEBHOOK=https://hooks.slack.com/services/... demarc root watch
  demarc root watch --queue https://sqs.us-east-1.amazonaws.com/111122223333/root-events
  demarc root watch --sns arn:aws:sns:us-east-1:111122223333:root-use --format json >> root.log
  demarc root watch --only sign-in,write               no reads
  demarc root watch --once --since 30d                 what has happened, and from then on what is new
  demarc root watch --practice --once --since 90d      the same of a simulated account`
