import { toNetwork } from "../access/address";

/** Slots of which each address may take so many at once. */
export class ConnectionSlots {
  private readonly taken = new Map<string, number>();
  private readonly each: number;

  constructor(each: number) {
    this.each = each;
  }

  /** Takes a slot for an address and gives how to give it back, once; `null` where the address holds all of its own. */
  take(address: string): (() => void) | null {
    const holder = toNetwork(address);
    const count = this.taken.get(holder) ?? 0;
    if (count >= this.each) return null;
    this.taken.set(holder, count + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const now = (this.taken.get(holder) ?? 1) - 1;
      if (now > 0) this.taken.set(holder, now);
      else this.taken.delete(holder);
    };
  }
}
