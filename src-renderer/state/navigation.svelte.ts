import { formatRoute, parseRoute, type Route } from './route.ts';

/** The page's place in its own history. */
export class Navigation {
  route = $state.raw<Route>(parseRoute(location.hash));
  /** True when there is a page of ours to go back to. */
  canGoBack = $state(depthOf(history.state) > 0);

  /** Follows the browser's back, forward and address bar until the returned function is called. */
  listen(): () => void {
    const follow = () => {
      this.route = parseRoute(location.hash);
      this.canGoBack = depthOf(history.state) > 0;
    };
    addEventListener('popstate', follow);
    return () => {
      removeEventListener('popstate', follow);
    };
  }

  go(route: Route): void {
    const address = formatRoute(route);
    if (address === formatRoute(this.route)) return;
    history.pushState({ depth: depthOf(history.state) + 1 }, '', address);
    this.canGoBack = true;
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
}

function depthOf(state: unknown): number {
  const hasDepth = typeof state === 'object' && state !== null && 'depth' in state;
  return hasDepth && typeof state.depth === 'number' ? state.depth : 0;
}
