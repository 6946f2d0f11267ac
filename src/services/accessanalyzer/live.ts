export {}

declare module '../../model/live.ts' {
  interface Own {
    /** IAM Access Analyzer in a Region: listed also without an analyzer. */
    'Demarc::AccessAnalyzer::Region': {
      /** The names of its analyzers of every kind. */
      Analyzers: readonly string[]
    }
  }

  interface State {
    'AWS::AccessAnalyzer::Analyzer': {
      /** ACTIVE, CREATING, DISABLED or FAILED. */
      Status: string
    }
  }
}
