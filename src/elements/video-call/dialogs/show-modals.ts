/** Those that were opened: one that was just closed is still there until it has told so. */
const opened = new WeakSet<HTMLDialogElement>();

/** Opens what was drawn of dialogs. The first button has the focus: it is never the one that can't be undone. */
export function showModals(root: ShadowRoot | null): void {
  for (const dialog of root?.querySelectorAll('dialog') ?? []) {
    if (opened.has(dialog)) continue;
    opened.add(dialog);
    dialog.showModal();
    dialog.querySelector('button')?.focus();
  }
}
