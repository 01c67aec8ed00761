// The menu behind a card's "…" button: a popover, so that it stands above dialogs too, moved through with arrow keys.

import { make } from '../make.js';

/** Opens the menu of the actions below a button. */
export function openMenu(actions, button) {
  const items = actions.filter(action => action.isEnabled).map(action =>
    make('button', { type: 'button', role: 'menuitem', tabIndex: -1, onclick: () => choose(action) }, action.title ?? ''));
  const menu = make('div', { class: 'menu', role: 'menu', popover: 'auto', 'aria-label': button.getAttribute('aria-label') ?? 'More' }, ...items);
  (button.closest('dialog, main') ?? document.body).append(menu);
  button.setAttribute('aria-expanded', 'true');

  menu.addEventListener('keydown', event => {
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items[next % items.length].focus();
    } else if (event.key === 'Tab') {
      menu.hidePopover();
    }
  });
  menu.addEventListener('toggle', event => {
    if (event.newState !== 'closed') return;
    button.setAttribute('aria-expanded', 'false');
    const hadFocus = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    if (hadFocus && button.isConnected) button.focus();
  });

  menu.showPopover();
  place(menu, button);
  items[0]?.focus();

  function choose(action) {
    button.focus();
    menu.hidePopover();
    action.execute();
  }
}

/** Below the button, or above it where there is no room, and never beyond the window. */
function place(menu, button) {
  const from = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = from.bottom + 4;
  menu.style.top = `${below + height <= innerHeight ? below : Math.max(4, from.top - height - 4)}px`;
  menu.style.left = `${Math.max(4, Math.min(from.left, innerWidth - width - 4))}px`;
}
