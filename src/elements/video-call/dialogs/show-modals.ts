/** Those that were opened: one that was just closed is still there until it has told so. */
const opened = new WeakSet<HTMLDialogElement>();

/** Opens what was drawn of dialogs. The first button has the focus: it is never the one that can't be undone. */
export function showModals(root: ShadowRoot | null): void {
  // One that is out of the document can't be over everything; it is drawn again when it is back.
  if (!root?.host.isConnected) return;
  for (const dialog of root.querySelectorAll('dialog')) {
    // A move in the document leaves it open, and among all the rest.
    const isBelow = dialog.open && !dialog.matches(':modal');
    if (opened.has(dialog) && !isBelow) continue;
    opened.add(dialog);
    dialog.open = false;
    dialog.showModal();
    dialog.querySelector('button')?.focus();
  }
}
