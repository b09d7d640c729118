import Layers2 from '@lucide/svelte/icons/layers-2';
import Minus from '@lucide/svelte/icons/minus';
import Plus from '@lucide/svelte/icons/plus';
import type { ShownHit } from '../../state/shown-hits.ts';
import type { Pull } from '../../state/steer.ts';
import { text } from '../../text/text.ts';
import type { MenuItem } from '../../ui/menu.ts';

interface Doing {
  steer: (pull: Pull) => void;
  toggleBurst: () => void;
}

/** What can be done to a hit besides what can be done to any photo. */
export function hitItems({ place, others, isOpen }: ShownHit, { steer, toggleBurst }: Doing): MenuItem[] {
  const { examples, bursts } = text.search;
  const items: MenuItem[] = [
    {
      label: examples.more,
      icon: Plus,
      hint: examples.moreKey,
      run: () => {
        steer('more');
      },
    },
    {
      label: examples.less,
      icon: Minus,
      hint: examples.lessKey,
      run: () => {
        steer('less');
      },
    },
  ];
  if (place === 'alone') return items;
  const label = isOpen ? bursts.closeItem : bursts.openItem(others);
  return [...items, { label, icon: Layers2, hint: bursts.key, run: toggleBurst }];
}
