import type { CatalogueEntity } from "@/lib/contracts/entities";
import { listTargets } from "../../mappers/_parts/suggest-columns";

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Where the columns of a file lead without a mapper: to the fields of their names, whatever case and separators. */
export function columnsOfNames(headers: readonly string[], entity: CatalogueEntity): { from: string; to: string }[] {
  const names = new Map(listTargets(entity).map(({ name }) => [plain(name), name]));
  return headers.flatMap((from) => {
    const to = names.get(plain(from));
    return to === undefined ? [] : [{ from, to }];
  });
}
