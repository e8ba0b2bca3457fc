import type { DiagnoseService } from '../../src-shared/console'
import { probeLink } from './link-probe'
import { inspectToken, type TokenLabSources } from './token-lab'

/** What helps to find out why a login fails: one test of a link address runs at a time. */
export function createDiagnoseCalls(sources: TokenLabSources): DiagnoseService {
  let running = new AbortController()
  return {
    inspectToken: async (input) => inspectToken(input, sources),
    testLink(input) {
      running.abort()
      running = new AbortController()
      return probeLink({ ...input, clock: sources.clock, signal: running.signal })
    },
    async cancelLinkTest() {
      running.abort()
    },
  }
}
