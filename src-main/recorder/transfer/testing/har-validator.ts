import { isIPv4, isIPv6 } from 'node:net'
import Ajv, { type ValidateFunction } from 'ajv'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json'
import schemas from 'har-schema'

const HAR_SCHEMA = 'har.json#'

/** Checks a HAR by the published JSON schema of the format (har-schema); says nothing of extensions. */
export function harValidator(): ValidateFunction {
  // The schema is of an older draft and holds keywords that say nothing (`optional`, `min`).
  const ajv = new Ajv({ strict: false, allErrors: true })
  ajv.addMetaSchema(draft06)
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)))
  ajv.addFormat('uri', (text) => URL.canParse(text))
  ajv.addFormat('ipv4', isIPv4)
  ajv.addFormat('ipv6', isIPv6)
  ajv.addSchema(Object.values(schemas))
  const validate = ajv.getSchema(HAR_SCHEMA)
  if (validate === undefined) throw new Error(`har-schema has no ${HAR_SCHEMA}.`)
  return validate
}
