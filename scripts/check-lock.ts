/** Checks each package-lock.json, and the signatures of its packages if npm can verify them. */
import { faultsOfLock, lockedFolders, readLock, signatures } from './lock.ts'

const faults = lockedFolders.flatMap((folder) => faultsOfLock(readLock(folder)).map((fault) => `${folder}: ${fault}`))
const { verified, said } = signatures()
if (verified === undefined) console.log(`the signatures of the packages were not checked: ${said}`)
else if (verified) console.log(said)
else faults.push(`npm audit signatures: ${said}`)
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
