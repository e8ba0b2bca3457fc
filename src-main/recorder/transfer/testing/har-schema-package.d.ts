/** JSON schemas of an HTTP Archive 1.2, by the name of the part that each describes. */
declare module 'har-schema' {
  const schemas: Readonly<Record<string, object>>
  export default schemas
}
