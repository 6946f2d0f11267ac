/** What `demarc practice console-step --help` says behind the options. */
export const consoleStepHelp = `
The terminal asks for the password and the codes; without a terminal they are the lines of standard input, in the order of the
questions. The root user of a new practice account is aws@nordlicht.example, with the password Nordlicht2019. Each step leaves the
same events in CloudTrail as at AWS, and demarc root finds them.

Examples:
  demarc practice console-step sign-in --endpoint http://127.0.0.1:4566
  demarc practice console-step assign --family virtual           a real phone can scan the QR code
  demarc practice console-step assign --family security-key --software
  echo Nordlicht2019 | demarc practice console-step assign --family hardware-token --software
  demarc practice console-step deactivate --serial GAKT12345678`
