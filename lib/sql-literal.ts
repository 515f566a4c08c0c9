/** A text as SQL writes it, for what takes no parameter: the path of a file, a view. */
export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
