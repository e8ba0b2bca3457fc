import type { MainLogger } from 'electron-log'

type Level = 'info' | 'error'
type Logger = Pick<MainLogger, Level>

/** The app's log: a file of lines beside the recording, warnings and worse on the terminal too. No line tells a secret. */
export interface AppLog {
  write(level: Level, ...what: unknown[]): void
  /** Logs what nobody caught, which then does not end the app. Returns the function that ends it. */
  catchUncaught(): () => void
  /** Fulfilled when what was written until now is in the file. */
  written(): Promise<void>
}

/**
 * @param file made with the first line, as is its folder.
 * @param load brings what writes to it, once.
 */
export function createAppLog(file: string, load: (file: string) => Promise<Logger> = loadLogger): AppLog {
  let logger: Promise<Logger> | null = null
  let last: Promise<void> = Promise.resolve()
  const write = (level: Level, ...what: unknown[]): void => {
    logger ??= load(file)
    const loaded = logger
    last = last
      .then(async () => (await loaded)[level](...what))
      // Uncaught, it would come back here as something to log, and so on for ever.
      .catch(
        (cause: unknown) => void process.stderr.write(`Not logged: ${String(cause)}: ${what.join(' ')}\n`),
      )
  }
  return {
    write,
    catchUncaught() {
      const log = (cause: unknown) => write('error', cause)
      process.on('uncaughtException', log).on('unhandledRejection', log)
      return () => void process.off('uncaughtException', log).off('unhandledRejection', log)
    },
    written: () => last,
  }
}

/** Most runs have nothing to log, so that none waits for it at its start. */
async function loadLogger(file: string): Promise<Logger> {
  const { default: log } = await import('electron-log/main')
  const logger = log.create({ logId: file })
  logger.transports.file.resolvePathFn = () => file
  logger.transports.console.level = 'warn'
  return logger
}
