// A site that draws its pages itself: each has an address of its own, and no load between them.
'use strict';
const question = (title, ...points) =>
  `<h2>${title}</h2><p><b>Answer framework</b></p><ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul>`;
const pages = {
  one: `<article><h1>One</h1>${question('What does the first page ask?', 'It asks this.')}</article>`,
  two: `<article><h1>Two</h1>${question('What does the second page ask?', 'It asks that.', 'And that.')}</article>`,
  none: '<article><h1>About</h1><p>Somebody made this site.</p></article>',
};
const here = document.currentScript.src;
const shown = () => location.pathname.split('/').pop();
const draw = () => { document.querySelector('main').innerHTML = pages[shown()] ?? pages.one; };
addEventListener('popstate', draw);
document.querySelector('nav').addEventListener('click', (event) => {
  event.preventDefault();
  history.pushState(null, '', new URL(`spa/${event.target.hash.slice(1)}`, here));
  draw();
});
draw();
