import { json } from '@codemirror/lang-json'
import type { Extension } from '@codemirror/state'

/** The languages that an editor shows. */
export type EditorLanguage =
  'json' | 'yaml' | 'typescript' | 'java' | 'kotlin' | 'swift' | 'objectivec' | 'cpp' | 'dart' | 'text'

/** Loads what an editor needs to know of a language, when it is first shown. */
export async function loadEditorLanguage(language: EditorLanguage): Promise<Extension> {
  switch (language) {
    case 'json':
      return json()
    case 'yaml':
      return (await import('@codemirror/lang-yaml')).yaml()
    case 'typescript':
      return (await import('@codemirror/lang-javascript')).javascript({ typescript: true })
    case 'java':
      return (await import('@codemirror/lang-java')).java()
    case 'cpp':
      return (await import('@codemirror/lang-cpp')).cpp()
    case 'kotlin':
    case 'objectivec':
    case 'dart':
      return await loadCLike(language)
    case 'swift': {
      const { StreamLanguage } = await import('@codemirror/language')
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/swift')).swift)
    }
    case 'text':
      return []
  }
}

async function loadCLike(language: 'kotlin' | 'objectivec' | 'dart'): Promise<Extension> {
  const { StreamLanguage } = await import('@codemirror/language')
  const modes = await import('@codemirror/legacy-modes/mode/clike')
  const mode = { kotlin: modes.kotlin, objectivec: modes.objectiveC, dart: modes.dart }[language]
  return StreamLanguage.define(mode)
}
