import type { Component } from 'svelte';

/** An icon of the set that the screens use. It only repeats what the words beside it say. */
export type Icon = Component<{ size?: number | string; 'aria-hidden'?: boolean }>;
