export {}

declare module '../../model/live.ts' {
  interface Own {
    /** IAM Access Analyzer in a Region; a Region without an analyzer is listed too. */
    'Demarc::AccessAnalyzer::Region': {
      /** The names of its analyzers, of every type. */
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
