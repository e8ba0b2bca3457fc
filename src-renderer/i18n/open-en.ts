/** Why something that was to be opened from outside is not shown, English. */
export const openEn = {
  open: {
    noLink: 'A link was not followed: it is no Roomscope link.',
    unknownAction: 'A link was not followed: Roomscope links begin with roomscope://open.',
    badTarget: 'A link was not followed: it has to name one session or one instance by its number.',
    unknownSession: 'The link leads to session {detail}, which is not in this recording.',
    unknownInstance: 'The link leads to instance {detail}, which is not there.',
    cannotImport: 'The file was not opened: {detail}',
  },
}
