import type { CommandSpec as AnyCommandSpec } from './command-spec'
import { linkCommands } from './link-commands'
import { memberCommands } from './member-commands'
import { messageCommands } from './message-commands'
import { storageCommands } from './storage-commands'

const table = [...linkCommands, ...memberCommands, ...messageCommands, ...storageCommands]

/** Names of all commands that the protocol knows. */
export type CommandName = (typeof table)[number]['name']

/** One command of the link protocol, under one of the known names. */
export type CommandSpec = AnyCommandSpec<CommandName>

/** Every command of the link protocol (protocol notes §6). */
export const commands: readonly CommandSpec[] = table

const byName = new Map<string, CommandSpec>(commands.map((command) => [command.name, command]))
const byId = new Map<number, CommandSpec>(
  commands.map((command) => [idKey(command.sid, command.cid), command]),
)

function idKey(sid: number, cid: number): number {
  return sid * 0x100 + cid
}

/** The command of a name. @throws RangeError when a caller got past the type with a name of its own. */
export function commandByName(name: CommandName): CommandSpec {
  const command = byName.get(name)
  if (command === undefined) throw new RangeError(`no command is named ${String(name)}`)
  return command
}

/** The command of a service id and command id, or undefined when the protocol knows none. */
export function commandById(sid: number, cid: number): CommandSpec | undefined {
  return byId.get(idKey(sid, cid))
}
