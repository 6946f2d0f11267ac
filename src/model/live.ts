/**
 * What AWS's live APIs show and the CloudFormation schema does not have. `Own` has the properties of our own types,
 * `Demarc::<Service>::<Thing>`; `State` has live-only properties of CloudFormation's types. Each service declares its part in its
 * `live.ts`, by module augmentation.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the services fill it
export interface Own {}

// biome-ignore lint/suspicious/noEmptyInterface: the services fill it
export interface State {}
