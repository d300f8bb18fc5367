/** What unfolds over a page folds by Escape, the focus going back to what unfolded it, and when the focus leaves it. */

type At<E> = E & { currentTarget: HTMLElement };

/** `opener`: a selector within the box; `fold`: folds it, or false while nothing is unfolded. */
export const folding = (opener: string, fold: (() => void) | false) => ({
  onKeyDown: ({ key, currentTarget }: At<KeyboardEvent>) => {
    if (key !== 'Escape' || !fold) return;
    currentTarget.querySelector<HTMLElement>(opener)?.focus();
    fold();
  },
  onFocusOut: ({ relatedTarget, currentTarget }: At<FocusEvent>) => {
    if (fold && relatedTarget && !currentTarget.contains(relatedTarget as Node)) fold();
  },
});
