import { useI18n } from 'vue-i18n'
import type { SessionQueryProblem } from '../recordings/session-query'
import type { QueryProblem } from '../../src-shared/console'

/** Says what is wrong with a query, and where. */
export function useQueryProblemText(): (problem: QueryProblem | SessionQueryProblem) => string {
  const { t } = useI18n()
  return ({ reason, column, found, field, allowed }) =>
    t(`query.problem.${reason}`, { column, found, field: field ?? '', allowed: allowed.join(', ') })
}
