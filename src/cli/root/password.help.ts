/** What `demarc root password --help` says behind the options. */
export const passwordHelp = `
The operating system's random generator makes a password, and its entropy is calculated. A password that you type is checked against
AWS's conditions, and rated by the guesses that an attacker needs who knows AWS and this account (zxcvbn). No password is stored, logged
or sent. It is never an argument, because other users can see a command line. No API shows how strong the root user's password is, so a
person signs the measure "strong password" of demarc root here.

If standard output is not a terminal, it gets the password alone, and the rest goes to standard error.

Exit codes: 0 a password was made, or is strong; 1 it is weak; 2 bad usage.

Examples:
  demarc root password                                          by questions
  demarc root password --make passphrase --words 7
  demarc root password --make random --length 32 | pass insert -m aws/root
  demarc root password --judge --email aws@corp.example --alias corp < password.txt
  demarc root password --judge --attest --by a.lindqvist --account 111122223333`
