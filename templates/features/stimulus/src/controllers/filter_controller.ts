import { Controller } from "@hotwired/stimulus";

/**
 * Shows of some elements those that hold what is typed:
 *
 *     <div data-controller="filter">
 *       <input type="search" data-filter-target="query" data-action="filter#narrow">
 *       <output data-filter-target="count"></output>
 *       <ul><li data-filter-target="item">…</li></ul>
 *     </div>
 */
export default class FilterController extends Controller {
  static override targets = ["query", "count", "item"];

  declare readonly queryTarget: HTMLInputElement;
  declare readonly countTarget: HTMLOutputElement;
  declare readonly itemTargets: HTMLElement[];

  override connect(): void {
    this.narrow(); // the browser may have kept what was typed before
  }

  narrow(): void {
    const query = this.queryTarget.value.trim().toLowerCase();
    for (const item of this.itemTargets) {
      item.hidden = !item.textContent.toLowerCase().includes(query);
    }
    const shown = this.itemTargets.filter(({ hidden }) => !hidden).length;
    this.countTarget.textContent = `${String(shown)} of ${String(this.itemTargets.length)}`;
  }
}
