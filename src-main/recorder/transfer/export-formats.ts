/** What a session can be exported to (docs/exports.md). */
export const EXPORT_FORMATS = ['roomscope', 'ndjson', 'har', 'mermaid'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
