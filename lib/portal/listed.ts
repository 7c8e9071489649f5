/** A list answer of the management API (CONTRACT §5); `total` where the list is one page of a longer one. */
export const listed = <Item>(data: Item[], total = data.length) => ({ data, meta: { total } });
