/** What `x-data="order(4.5)"` has: how many of something, and what they cost together. */
export function order(price: number) {
  return {
    count: 1,

    more(): void {
      this.count += 1;
    },

    less(): void {
      this.count = Math.max(1, this.count - 1);
    },

    get total(): string {
      return (this.count * price).toFixed(2);
    },
  };
}
