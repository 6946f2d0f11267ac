import { place } from './placement.ts'

export const shToSy = [
  place('Shield', { category: 'abstracted', page: 'waf/latest/developerguide/what-is-aws-waf.html' }, [
    [
      'setting',
      'DRTAccess ProactiveEngagement',
      "access of AWS's response team during an attack",
      { sets: ['network', 'identity', 'governance'] },
    ],
    [
      'setting',
      'Protection ProtectionGroup',
      'the resources that are protected against DDoS attacks',
      { sets: ['network'] },
    ],
  ]),
  place('Signer', { category: 'abstracted', page: 'signer/latest/developerguide/Welcome.html' }, [
    ['setting', 'ProfilePermission', 'which principals may sign with the profile', { sets: ['resource-policy'] }],
    ['identity', 'SigningProfile', 'what code is signed with', { parties: { 'resource-policy': 'customer' } }],
  ]),
  place(
    'SimSpaceWeaver',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [['function', 'Simulation', 'your simulation on hosts that AWS runs']],
  ),
  place('StepFunctions', { category: 'abstracted', page: 'step-functions/latest/dg/welcome.html' }, [
    ['link', 'StateMachineAlias', 'the version that callers get', { sets: ['governance'] }],
    ['record', 'StateMachineVersion', 'an immutable version', { sets: ['application'] }],
  ]),
  place('StorageGateway', { category: 'infrastructure', page: 'storagegateway/latest/vgw/WhatIsStorageGateway.html' }, [
    [
      'store',
      'Tape',
      'a virtual tape in the store of AWS',
      { category: 'abstracted', parties: { backup: 'customer' } },
    ],
    ['setting', 'TapePool', 'how tapes are archived and locked', { sets: ['data', 'backup'] }],
    [
      'store',
      'Volume',
      'a volume that your appliance shows to servers',
      { category: 'abstracted', parties: { network: 'customer' } },
    ],
  ]),
  place('SupportApp', { category: 'abstracted', page: 'awssupport/latest/user/aws-support-app-for-slack.html' }, [
    [
      'setting',
      'AccountAlias SlackChannelConfiguration SlackWorkspaceConfiguration',
      'access to AWS Support from Slack',
      { sets: ['identity', 'logging'] },
    ],
  ]),
  place(
    'SupportAuthZ',
    {
      category: 'abstracted',
      page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-supportauthz-supportpermit.html',
    },
    [
      [
        'setting',
        'SupportPermit',
        'the actions and resources that AWS Support may use, for a limited time',
        { sets: ['identity'] },
      ],
    ],
  ),
  place('Synthetics', { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' }, [
    ['function', 'Canary', 'your script on a runtime version that you choose'],
    ['setting', 'Group', 'groups canaries', { sets: ['logging'] }],
  ]),
  place('SystemsManagerSAP', { category: 'abstracted', page: 'ssm-sap/latest/userguide/what-is-ssm-for-sap.html' }, [
    ['setting', 'Application', 'an SAP application on your instances', { sets: ['governance', 'backup'] }],
  ]),
]
