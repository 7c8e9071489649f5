/** Rows by a key that several may have, in their order: for putting two lists together in one walk over each. */
export function grouped<Row, Key>(rows: readonly Row[], resolveKey: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(resolveKey(row));
    if (group) group.push(row);
    else groups.set(resolveKey(row), [row]);
  }
  return groups;
}
