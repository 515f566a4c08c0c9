/** The rows that `keys` name in that order, then the others as they come. */
export function inOrder<T extends { key: string }>(rows: T[], keys: string[]): T[] {
  const place = (row: T) => (keys.indexOf(row.key) + 1 || keys.length + 1) - 1;
  return rows.toSorted((one, other) => place(one) - place(other));
}
