import { join } from 'node:path'
import { app, BrowserWindow, dialog, shell, type OpenDialogOptions, type SaveDialogOptions } from 'electron'

/** The system's dialogs for files, over the window in front. The window itself never learns a path. */
export const fileDialogs = {
  async chooseExportFile(suggestedName: string): Promise<string | null> {
    const options: SaveDialogOptions = { defaultPath: join(app.getPath('documents'), suggestedName) }
    const window = BrowserWindow.getFocusedWindow()
    const { filePath, canceled } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options))
    return canceled || filePath === '' ? null : filePath
  },

  async chooseImportFile(extensions: readonly string[] = ['roomscope', 'ndjson']): Promise<string | null> {
    const options: OpenDialogOptions = {
      properties: ['openFile'],
      filters: [
        { name: 'Roomscope', extensions: [...extensions] },
        { name: '*', extensions: ['*'] },
      ],
    }
    const window = BrowserWindow.getFocusedWindow()
    const { filePaths, canceled } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options))
    return canceled ? null : (filePaths[0] ?? null)
  },

  showFile: (file: string): void => shell.showItemInFolder(file),
}
