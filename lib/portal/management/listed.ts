/** A whole list as an answer of the management API (CONTRACT §5). */
export const listed = <Item>(data: Item[]) => ({ data, meta: { total: data.length } });

/** A page of a long list; `next` is to be sent as `after`. */
export const paged = <Item>(data: Item[], { total, next }: { total: number; next: string | null }) => ({
  data,
  meta: { total, next },
});
