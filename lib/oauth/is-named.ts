/**
 * Whether a value is an error of this name. The server and Next each load their own copy of a class, and share what
 * throws it (`perRuntime`): `instanceof` by identity would take the other copy's refusal for a fault of ours.
 */
export const isNamed = (value: unknown, name: string): boolean => value instanceof Error && value.name === name;
