import { iamId } from '../../../practice/ids.ts'
import { found } from '../../../practice/kind.ts'
import { organization } from '../../../practice/organization.ts'
import { account as management } from '../../../practice/principals.ts'
import { awsError } from '../../../practice/service.ts'
import { organizations } from '../../organizations/practice/index.ts'
import { holderOf } from './holder.ts'
import { type C, type Definition, paged } from './state.ts'

type Certificates = C['state']['root']['signingCertificates']

/** The root user's signing certificates; no IAM user of the account has any. */
function certificatesOf(call: C, asked: string | undefined): { name: string; all: Certificates } {
  const holder = holderOf(call, asked)
  return { name: holder.name ?? 'root', all: holder.kind === 'root' ? call.state.root.signingCertificates : {} }
}

const certificateOf = (all: Certificates, id: string | undefined) => {
  return found(all[id ?? ''], () => awsError('NoSuchEntity', `The Certificate with id ${id} cannot be found.`, 404))
}

const shownCertificate = (UserName: string, CertificateId: string, one: Certificates[string]) => ({
  UserName,
  CertificateId,
  CertificateBody: one.body,
  Status: one.status,
  UploadDate: one.uploaded,
})

type Feature = 'RootCredentialsManagement' | 'RootSessions'

/** The organization's IAM features, for the management account or its delegated administrator. */
function organizationOf(call: C) {
  const state = call.of(organizations)
  if (state.accounts.length === 0)
    throw awsError('OrganizationNotFoundException', 'The account is not in an organization.', 404)
  const delegated = state.delegated[call.account] ?? []
  if (call.account !== management.id && !delegated.includes('iam.amazonaws.com'))
    throw awsError(
      'AccountNotManagementOrDelegatedAdministratorException',
      'The account making the call is not the management account or delegated administrator account for the organization.',
    )
  return state
}

function setFeature(call: C, feature: Feature, on: boolean) {
  const state = organizationOf(call)
  if (!Object.hasOwn(state.trusted, 'iam.amazonaws.com'))
    throw awsError(
      'ServiceAccessNotEnabledException',
      'Trusted access is not enabled for AWS Identity and Access Management (IAM) in AWS Organizations.',
    )
  const others = state.rootFeatures.filter((one) => one !== feature)
  state.rootFeatures = on ? [...others, feature].sort() : others
  return featuresOf(call)
}

const featuresOf = (call: C) => ({
  OrganizationId: organization.id,
  EnabledFeatures: organizationOf(call).rootFeatures,
})

export const rootCredentialReads = {
  ListSigningCertificates: (call) => {
    const { name, all } = certificatesOf(call, call.input.UserName)
    const Certificates = Object.entries(all).map(([id, one]) => shownCertificate(name, id, one))
    return paged(call, { Certificates })
  },
  ListOrganizationsFeatures: featuresOf,
} satisfies Definition['reads']

export const rootCredentialChanges = {
  UploadSigningCertificate: (call) => {
    const { name, all } = certificatesOf(call, call.input.UserName)
    const body = call.input.CertificateBody ?? ''
    if (!body.includes('BEGIN CERTIFICATE')) throw awsError('MalformedCertificate', 'The certificate is malformed.')
    if (Object.keys(all).length >= 2)
      throw awsError('LimitExceeded', 'Cannot exceed quota for CertificatesPerUser: 2', 409)
    call.state.given += 1
    const id = iamId('', `certificate ${call.state.given}`, 24)
    const made = { body, status: 'Active' as const, uploaded: call.now.toISOString() }
    all[id] = made
    return { Certificate: shownCertificate(name, id, made) }
  },
  UpdateSigningCertificate: (call) => {
    const { Status, CertificateId } = call.input
    const one = certificateOf(certificatesOf(call, call.input.UserName).all, CertificateId)
    if (Status === 'Active' || Status === 'Inactive') one.status = Status
  },
  DeleteSigningCertificate: (call) => {
    const { all } = certificatesOf(call, call.input.UserName)
    certificateOf(all, call.input.CertificateId)
    delete all[call.input.CertificateId ?? '']
  },
  EnableOrganizationsRootCredentialsManagement: (call) => setFeature(call, 'RootCredentialsManagement', true),
  DisableOrganizationsRootCredentialsManagement: (call) => setFeature(call, 'RootCredentialsManagement', false),
  EnableOrganizationsRootSessions: (call) => setFeature(call, 'RootSessions', true),
  DisableOrganizationsRootSessions: (call) => setFeature(call, 'RootSessions', false),
} satisfies NonNullable<Definition['changes']>
