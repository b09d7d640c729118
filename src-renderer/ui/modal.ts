import type { Attachment } from 'svelte/attachments';

/**
 * Shows a dialog above everything else while it is in the document. Its removal would leave the focus
 * nowhere, so that goes back to where it was.
 */
export const modal: Attachment<HTMLDialogElement> = (dialog) => {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
    dialog.close();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
};
