declare module "odata-csdl" {
  /** CSDL XML as CSDL JSON. */
  export function xml2json(xml: Buffer): Record<string, unknown>;
}
