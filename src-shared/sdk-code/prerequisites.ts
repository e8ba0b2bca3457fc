import { V2NIMLoginAuthType } from '../chatroom/enums'
import type { CodeWriter } from './code-writer'

const POLICIES = {
  [V2NIMLoginAuthType.DEFAULT]: 'the static token.',
  [V2NIMLoginAuthType.DYNAMIC_TOKEN]: 'the dynamic token.',
  [V2NIMLoginAuthType.THIRD_PARTY]: 'the third-party callback, whose address is set there too.',
}

/** What has to be done before any of the code can work: the guide's list of it is empty (domain.md §9.18). */
export function writePrerequisites(code: CodeWriter, authType: V2NIMLoginAuthType): void {
  code.line(
    '// Before: the room was created by the server API, the chatroom feature is on in the console,',
    'N14',
  )
  code.line(`// and the login policy there includes ${POLICIES[authType]}`)
  code.gap()
}
