const MOST = 300;

/**
 * Tells which statements are worth preparing: those that come again. A connection keeps all that it prepares, and texts
 * made of requests are without number, so that they could fill the memory of both ends.
 */
export class RecurringTexts {
  private readonly recurring = new Set<string>();
  private readonly seen = new Set<string>();

  /** Whether this text was asked for before and is one of the first 300 of which that is true. */
  has(text: string): boolean {
    if (this.recurring.has(text)) return true;
    if (this.recurring.size >= MOST) return false;
    if (this.seen.delete(text)) {
      this.recurring.add(text);
      return true;
    }
    if (this.seen.size >= MOST) this.seen.clear();
    this.seen.add(text);
    return false;
  }
}
