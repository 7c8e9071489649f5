/** What is asked of one entity by OData. */
export interface ODataAsk {
  entity: string;
  /** None: all fields. */
  select: readonly string[];
  filter: string;
  orderBy: string;
  descending: boolean;
  /** As typed; "" for no bound of one's own. */
  top: string;
  expand: readonly string[];
  count: boolean;
}

// Commas and what the option names begin with may stand in a query string as they are (RFC 3986 §3.4).
const encode = (text: string) =>
  encodeURIComponent(text).replace(/%(2C|24|27|28|29|2F)/g, (code) => decodeURIComponent(code));

/** The path and query string of an ask. */
export function odataPath({ entity, select, filter, orderBy, descending, top, expand, count }: ODataAsk): string {
  const options: [name: string, value: string][] = [
    ["$select", select.join(",")],
    ["$filter", filter.trim()],
    ["$orderby", orderBy && `${orderBy}${descending ? " desc" : ""}`],
    ["$top", top.trim()],
    ["$expand", expand.join(",")],
    ["$count", count ? "true" : ""],
  ];
  const search = options.flatMap(([name, value]) => (value === "" ? [] : [`${name}=${encode(value)}`])).join("&");
  return `/odata/${entity}${search && `?${search}`}`;
}

/** A comparison in OData's words; texts and moments are written as the field's type wants. */
export function odataCondition(field: string, type: string, operator: string, value: string): string {
  const text = `'${value.replaceAll("'", "''")}'`;
  const literal = type === "text" || type === "uid" ? text : value.trim();
  return ["contains", "startswith", "endswith"].includes(operator)
    ? `${operator}(${field},${text})`
    : `${field} ${operator} ${literal}`;
}
