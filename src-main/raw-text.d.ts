/** Texts of all files that match a pattern, by path; Vite puts them into the bundle. */
interface ImportMeta {
  glob(
    pattern: string,
    options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
  ): Readonly<Record<string, string>>
}

/** A file that Vite puts into the bundle as text. */
declare module '*?raw' {
  const text: string
  export default text
}
