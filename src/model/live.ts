/**
 * What AWS's live APIs show and the CloudFormation schema does not have. `Own` holds the properties of our own types,
 * `Demarc::<Service>::<Thing>`; `State` the live-only properties of CloudFormation's. Empty here: each service declares its part in
 * the `live.ts` of its folder, by module augmentation.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the services fill it
export interface Own {}

// biome-ignore lint/suspicious/noEmptyInterface: the services fill it
export interface State {}
