/** What `demarc accept --help` says behind the options. */
export const acceptHelp = `
The terminal asks for what no flag gives. The exception is added to demarc.yaml; the file keeps its comments and order.

Examples:
  demarc accept                        by questions
  demarc accept --run ledger.json      the same, from what is unmet in a run
  demarc accept --control S3.8 --resource 'arn:aws:s3:::site-*' --reason 'The public site.' \\
    --by b.holm --expires 2027-03-31`
