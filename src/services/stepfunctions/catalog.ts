import { endpointsPage } from '../../catalog/endpoints.ts'
import { abstracted } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/step-functions/latest/dg'

export const stepfunctions = abstracted({
  id: 'stepfunctions',
  title: 'AWS Step Functions',
  source: `${guide}/welcome.html`,
  pages: { 'server-side-encryption': `${guide}/encryption-at-rest.html` },
  types: {
    'AWS::StepFunctions::StateMachine': {
      parties: { 'resource-policy': 'none', backup: 'none', resilience: 'aws' },
      sources: {
        network: endpointsPage,
        'encryption-in-transit': `${guide}/encryption-in-transit.html`,
        logging: `${guide}/cw-logs.html`,
      },
      moves: [
        {
          layers: ['logging'],
          to: 'shared',
          when: when('StateMachineType', is('STANDARD', null)),
          says: 'it is a Standard workflow: AWS records the history of each execution, and removes it after 90 days',
          source: `${guide}/choosing-workflow-type.html`,
          aws: 'AWS records the history of each execution, and keeps it for 90 days.',
        },
      ],
      aws: {
        'encryption-in-transit': 'AWS encrypts traffic between Step Functions and the services that a workflow calls.',
        'server-side-encryption':
          'AWS encrypts with a key of its own, always, and with yours too where you choose one.',
      },
      responsibilities: [
        'code-and-dependencies',
        'secrets-in-code',
        'private-connectivity',
        'encrypt-at-rest',
        'key-care',
        'monitoring',
      ],
    },
    // a name that workers ask for their tasks, and the key of the input that waits for them
    'AWS::StepFunctions::Activity': {
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        network: 'none',
        'encryption-in-transit': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        resilience: 'none',
        logging: 'none',
      },
      responsibilities: ['encrypt-at-rest', 'key-care'],
      holds: false,
    },
  },
})
