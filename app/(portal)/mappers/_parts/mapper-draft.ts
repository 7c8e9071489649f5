import type { CatalogueEntity } from "@/lib/contracts/entities";
import type { createMapper, Mapper } from "@/lib/contracts/mappers";
import type { CallBody } from "@/lib/hooks/call-api";
import { suggestColumns, suggestKey } from "./suggest-columns";

/** A column while it is being mapped. */
export interface DraftColumn {
  /** Tells columns apart while their names are being typed. */
  key: string;
  from: string;
  /** "": it is not imported. */
  to: string;
  format: string;
  fallback: string;
  /** Where it leads was suggested, and not touched since. */
  suggested: boolean;
}

/** A mapper while it is being made. */
export interface MapperDraft {
  name: string;
  entity: string;
  keyField: string;
  columns: readonly DraftColumn[];
}

/** A column of that name that leads nowhere yet. */
export const emptyColumn = (from: string): DraftColumn => ({
  key: crypto.randomUUID(),
  from,
  to: "",
  format: "",
  fallback: "",
  suggested: false,
});

/** A mapper for a file with these columns, as far as their names suggest one. */
export function draftFor(headers: readonly string[], entity: CatalogueEntity, name = ""): MapperDraft {
  const suggestions = suggestColumns(headers, entity);
  const columns = headers
    .filter((header) => header !== "")
    .map((header) => {
      const found = suggestions.get(header);
      return { ...emptyColumn(header), ...(found && { ...found, suggested: true }) };
    });
  const targets = columns.map(({ to }) => to);
  return { name, entity: entity.name, keyField: suggestKey(targets, entity), columns };
}

/** A mapper as it is, to be changed. */
export const toDraft = ({ name, entity, keyField, columns }: Mapper): MapperDraft => ({
  name,
  entity,
  keyField,
  columns: columns.map(({ from, to, format, default: fallback }) => ({
    ...emptyColumn(from),
    to,
    format: format ?? "",
    fallback: fallback === undefined || fallback === null ? "" : String(fallback),
  })),
});

/** What the server takes of a draft: the columns that lead somewhere. */
export const toBody = ({ name, entity, keyField, columns }: MapperDraft): CallBody<typeof createMapper> => ({
  name,
  entity,
  keyField,
  columns: columns
    .filter(({ from, to }) => from.trim() !== "" && to !== "")
    .map(({ from, to, format, fallback }) => ({
      from,
      to,
      ...(format && { format }),
      ...(fallback !== "" && { default: fallback }),
    })),
});
