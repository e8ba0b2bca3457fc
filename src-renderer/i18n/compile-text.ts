import { compile } from '@intlify/core-base'
import type { MessageCompiler } from 'vue-i18n'

/** What means more than itself in a text: places for values and links, forms by number, and what stands for either. */
const MARKS = /[{}@|]/

/** Most texts are words alone, and a start shows many: only the others are taken apart. */
export const compileText: MessageCompiler = (message, context) => {
  if (typeof message !== 'string' || MARKS.test(message)) return compile<string>(message, context)
  return () => message
}
