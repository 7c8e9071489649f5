/** Room for what is under way: so much for each holder, and for all together. */
export class Room {
  private readonly reserved = new Map<string, number>();
  private total = 0;
  private readonly limits: { each: number; all: number };

  constructor(limits: { each: number; all: number }) {
    this.limits = limits;
  }

  /** Takes room and gives how to leave it, once; where there is none, whose is full. */
  take(holder: string, size: number): { leave: () => void } | { full: "each" | "all" } {
    const own = this.reserved.get(holder) ?? 0;
    if (own + size > this.limits.each) return { full: "each" };
    if (this.total + size > this.limits.all) return { full: "all" };
    this.reserved.set(holder, own + size);
    this.total += size;
    let left = false;
    return {
      leave: () => {
        if (left) return;
        left = true;
        this.total -= size;
        const now = (this.reserved.get(holder) ?? size) - size;
        if (now > 0) this.reserved.set(holder, now);
        else this.reserved.delete(holder);
      },
    };
  }
}
