/**
 * Lets whoever reads standard output leave at any line, as `head` does: the command goes on to its end without a
 * word, and its exit code still says how it went.
 */
export function letReaderLeave(output: NodeJS.WritableStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
