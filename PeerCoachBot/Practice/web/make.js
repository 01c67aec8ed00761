// Makes elements. Text is only ever text: nobody's words become markup.

/** An element with properties, attributes (names with a dash, and role) and children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name === 'class') element.className = value;
    else if (name === 'role' || name.includes('-')) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

export const find = selector => document.querySelector(selector);

/** Words that only screen readers meet. */
export const unseen = text => make('span', { class: 'unseen' }, text);
