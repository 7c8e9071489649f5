import type { Catalog } from "../entities/catalog";

/** How many readings are kept for a catalogue, and how long a text may be that one is kept of. */
const MOST = { readings: 300, characters: 4000 };

const kept = new WeakMap<Catalog, Map<string, unknown>>();

/**
 * What a text comes to over a catalogue, read once: clients send a handful of texts for ever. `key` holds all that the
 * reading depends on, each part apart from the next; what cannot be read is not kept. The least recently used make room.
 */
export function readOnce<Reading>(catalog: Catalog, key: readonly unknown[], read: () => Reading): Reading {
  const text = JSON.stringify(key);
  if (text.length > MOST.characters) return read();
  const readings = kept.get(catalog) ?? new Map<string, unknown>();
  kept.set(catalog, readings);
  const known = readings.get(text) as Reading | undefined;
  const reading = known ?? read();
  readings.delete(text);
  readings.set(text, reading);
  const [oldest] = readings.keys();
  if (readings.size > MOST.readings && oldest !== undefined) readings.delete(oldest);
  return reading;
}
