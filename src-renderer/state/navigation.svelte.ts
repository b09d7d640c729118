import { formatRoute, parseRoute, type Route } from './route.ts';

/** The page's place in its own history. */
export class Navigation {
  route = $state.raw<Route>(parseRoute(location.hash));
  #depth = $state(depthOf(history.state));
  /** How far forward leads; a reload forgets it. */
  #furthest = $state(depthOf(history.state));
  /** True when there is a page of ours to go back to. */
  readonly canGoBack = $derived(this.#depth > 0);
  readonly canGoForward = $derived(this.#depth < this.#furthest);

  /** Follows the browser's back, forward and address bar until the returned function is called. */
  listen(): () => void {
    if (history.state === null) history.replaceState({ depth: 0 }, '');
    const follow = () => {
      this.route = parseRoute(location.hash);
      // A link on the page is a step too, but the browser makes it, and leaves no mark of ours.
      if (history.state === null) this.#mark(this.#depth + 1);
      this.#depth = depthOf(history.state);
    };
    addEventListener('popstate', follow);
    return () => {
      removeEventListener('popstate', follow);
    };
  }

  go(route: Route): void {
    const address = formatRoute(route);
    if (address === formatRoute(this.route)) return;
    history.pushState(null, '', address);
    this.#mark(this.#depth + 1);
    this.route = route;
  }

  /** Changes the place without a step in history: for filters, which people turn on and off in passing. */
  replace(route: Route): void {
    history.replaceState(history.state, '', formatRoute(route));
    this.route = route;
  }

  back(): void {
    if (this.canGoBack) history.back();
    else this.go({ view: 'gallery', filter: {} });
  }

  forward(): void {
    if (this.canGoForward) history.forward();
  }

  /** Notes a step forward on the page that it led to; what lay ahead before is gone. */
  #mark(depth: number): void {
    history.replaceState({ depth }, '');
    this.#depth = depth;
    this.#furthest = depth;
  }
}

function depthOf(state: unknown): number {
  const hasDepth = typeof state === 'object' && state !== null && 'depth' in state;
  return hasDepth && typeof state.depth === 'number' ? state.depth : 0;
}
