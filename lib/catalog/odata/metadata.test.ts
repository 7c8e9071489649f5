import { xml2json } from "odata-csdl";
import { describe, expect, test } from "vitest";
import { catalog } from "../../entities/served-catalog";
import { metadataJson, typeName } from "./metadata-json";
import { metadataXml } from "./metadata-xml";

describe("$metadata", () => {
  test("says the same in XML and in JSON, as odata-csdl reads it", () => {
    const read = xml2json(Buffer.from(metadataXml(catalog)));
    const written = metadataJson(catalog);
    expect({ ...read, $Version: "4.01" }).toEqual(written);
  });

  test("has a type with key, properties and both ends of each relation for every entity", () => {
    const json = metadataJson(catalog) as { Gatehouse: Record<string, Record<string, object>> };
    expect(Object.keys(json.Gatehouse)).toEqual([...catalog.entities.map(typeName), "Container"]);
    expect(json.Gatehouse.Product).toMatchObject({
      $Key: ["id"],
      price: { $Type: "Edm.Decimal", $Precision: 12, $Scale: 2 },
      createdAt: { $Type: "Edm.DateTimeOffset", $Precision: 3 },
      category: {
        $Type: "Gatehouse.Category",
        $Nullable: true,
        $Partner: "products",
        $ReferentialConstraint: { categoryId: "id" },
      },
    });
    expect(json.Gatehouse.Category?.products).toMatchObject({ $Collection: true, $Partner: "category" });
  });
});
