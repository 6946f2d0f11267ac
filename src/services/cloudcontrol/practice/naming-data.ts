import { hexId, uuidOf } from '../../../practice/ids.ts'
import { type Namings, short, uuid } from './naming.ts'

/** Types that move and transform data, and identity pools. */
export const ofData: Namings = {
  'AWS::Cognito::IdentityPool': {
    name: 'IdentityPoolName',
    arn: ['cognito-identity', (_, id) => `identitypool/${id}`],
    id: ['Id', ({ region }, name) => `${region}:${uuidOf('identity-pool', name)}`],
  },
  'AWS::DataSync::Task': {
    name: 'Name',
    arn: ['datasync', (_, id) => `task/task-${id}`],
    id: [null, short('datasync', 17)],
    arnAs: 'TaskArn',
  },
  'AWS::Glue::MLTransform': {
    name: 'Name',
    arn: ['glue', (_, id) => `mlTransform/${id}`],
    id: ['TransformId', (_, name) => `tfm-${hexId('ml-transform', name, 40)}`],
  },
  'AWS::KafkaConnect::Connector': {
    name: 'ConnectorName',
    arn: ['kafkaconnect', (name, id) => `connector/${name}/${id}`],
    id: [null, uuid('kafkaconnect')],
    arnAs: 'ConnectorArn',
  },
}
