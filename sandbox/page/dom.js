// Small pieces of the page: elements, faces, ticks, links, dates. No state.
import { locale, words } from './words.js';

export const $ = (id) => document.getElementById(id);

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

export const clock = (date) => new Date(date * 1000).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });

export function dayName(date) {
  const day = new Date(date * 1000);
  const ago = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(day).setHours(0, 0, 0, 0)) / 86_400_000);
  if (ago === 0) return words.today;
  if (ago === 1) return words.yesterday;
  const year = day.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return day.toLocaleDateString(locale, { day: 'numeric', month: 'long', year });
}

export const when = (date) => {
  const day = new Date(date * 1000);
  if (day.toDateString() === new Date().toDateString()) return clock(date);
  return day.toLocaleDateString(locale, { day: 'numeric', month: 'short' });
};

export const nameOf = (person) => [person.name, person.lastName].filter(Boolean).join(' ');

export function avatar(node, person) {
  const name = person ? nameOf(person) : '?';
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('');
  node.textContent = initials.toUpperCase();
  // Ids follow one another; the golden angle keeps neighbours apart.
  node.style.setProperty('--hue', Math.round((Number(person?.id ?? 0) * 137.508) % 360));
}

/** Text with its addresses as links. */
export function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/g).map((part, at) => {
    if (at % 2 === 0) return part;
    const link = element('a', '', part);
    Object.assign(link, { href: part, target: '_blank', rel: 'noreferrer' });
    return link;
  });
}

export function ticks(read) {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 20 12');
  icon.setAttribute('class', read ? 'ticks read' : 'ticks');
  icon.setAttribute('role', 'img');
  icon.setAttribute('aria-label', read ? words.read : words.sent);
  icon.innerHTML = `<path d="M1.5 6.5L5 10l7-8"/>${read ? '<path d="M9.3 9.4l.7.6 7-8"/>' : ''}`;
  return icon;
}
