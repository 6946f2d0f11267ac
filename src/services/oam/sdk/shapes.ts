import type { StaticOperationSchema } from '@smithy/types'

/**
 * The shapes of the operations in `schemas.ts`, by their names in AWS's model of CloudWatch Observability Access
 * Manager (github.com/aws/api-models-aws, models/oam). They are flat: each interface declares all members that are
 * read.
 */
export type Operation = StaticOperationSchema

export interface ListLinksInput {
  MaxResults?: number | undefined
  NextToken?: string | undefined
}
export type ListSinksInput = ListLinksInput

export interface GetLinkInput {
  /** The ARN of a link or a sink. */
  Identifier: string | undefined
}
export type DeleteLinkInput = GetLinkInput
export type DeleteSinkInput = GetLinkInput

export interface LogGroupConfiguration {
  Filter: string | undefined
}

export interface MetricConfiguration {
  /** Which metric namespaces are shared: `Namespace IN ('Trail')`. */
  Filter: string | undefined
}

export interface LinkConfiguration {
  LogGroupConfiguration?: LogGroupConfiguration | undefined
  /** Absent: all namespaces are shared. */
  MetricConfiguration?: MetricConfiguration | undefined
}

export interface ListLinksItem {
  Arn?: string | undefined
  Id?: string | undefined
  Label?: string | undefined
  /** What is shared: `AWS::CloudWatch::Metric`, `AWS::Logs::LogGroup` and others. */
  ResourceTypes?: string[] | undefined
  /** The sink of the monitoring account; the ARN contains that account's id. */
  SinkArn?: string | undefined
}

export interface GetLinkOutput {
  Arn?: string | undefined
  Id?: string | undefined
  Label?: string | undefined
  LabelTemplate?: string | undefined
  LinkConfiguration?: LinkConfiguration | undefined
  ResourceTypes?: string[] | undefined
  SinkArn?: string | undefined
  Tags?: Record<string, string> | undefined
}
export type CreateLinkOutput = GetLinkOutput

export interface CreateLinkInput {
  LabelTemplate: string | undefined
  ResourceTypes: string[] | undefined
  SinkIdentifier: string | undefined
  LinkConfiguration?: LinkConfiguration | undefined
  Tags?: Record<string, string> | undefined
}

export interface CreateSinkInput {
  Name: string | undefined
  Tags?: Record<string, string> | undefined
}

export interface ListSinksItem {
  Arn?: string | undefined
  Id?: string | undefined
  Name?: string | undefined
}

export interface CreateSinkOutput {
  Arn?: string | undefined
  Id?: string | undefined
  Name?: string | undefined
  Tags?: Record<string, string> | undefined
}

export interface ListLinksOutput {
  Items: ListLinksItem[] | undefined
  NextToken?: string | undefined
}

export interface ListSinksOutput {
  Items: ListSinksItem[] | undefined
  NextToken?: string | undefined
}
